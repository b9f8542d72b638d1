"""The office's library on a real server."""

from drafter.store.database import open_library


def test_library_is_made_on_a_server_and_found_again(server_url, url):
    library = open_library(url)
    with library.reading():
        pass
    library.close()
    again = open_library(url)
    assert again.on_server is (url.get_backend_name() == "postgresql")
    again.close()
