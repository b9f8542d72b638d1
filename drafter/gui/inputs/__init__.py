"""One widget a kind of field; a table says which."""
