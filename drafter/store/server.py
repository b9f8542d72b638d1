"""Connections to a PostgreSQL server: one that does not answer is told of, not waited for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy import create_engine, event

if TYPE_CHECKING:
    from psycopg.abc import PQGen
    from psycopg.pq.abc import PGconn
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

CONNECT_S = 5
PING_S = 3.0  # of a connection kept from before: whether anybody is there
SILENT_S = 10.0  # in the middle of work; the server itself gives up before
# What the server ends of itself: work that is long, a wait for another desk's row, and what a
# desk that was switched off has left locked.
LIMITS_MS = {
    "statement_timeout": 8_000,
    "lock_timeout": 5_000,
    "idle_in_transaction_session_timeout": 10_000,
}
SILENT = "the server is silent"


class _Connection(psycopg.Connection[Any]):
    """A connection that ends itself when nothing comes of the server for a while.

    No limit of the server's own holds where it hangs, none of TCP where its machine still answers.
    """

    def wait(self, gen: PQGen[Any], *how: Any, **more: Any) -> Any:  # noqa: ANN401 - as psycopg's
        """Wait as psycopg does, not for ever; raises OperationalError."""
        # SQLAlchemy asks whether a connection lives, and nothing else, in autocommit.
        patience = PING_S if self.autocommit else SILENT_S
        return super().wait(_impatient(gen, self.pgconn, patience), *how, **more)


def _impatient(gen: PQGen[Any], pgconn: PGconn, patience: float) -> PQGen[Any]:
    """Pass on what a connection waits for; raises OperationalError after so many silent seconds."""
    heard = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                heard = monotonic()
            elif monotonic() - heard > patience:
                pgconn.finish()  # nobody asks it again, not even to roll back
                raise psycopg.OperationalError(SILENT)
            wanted = gen.send(ready)
    except StopIteration as ended:
        return ended.value


def server_engine(url: URL) -> Engine:
    """Return the engine of a server's library; limits that the URL itself tells are kept."""
    ours = [f"-c {name}={value}" for name, value in LIMITS_MS.items()]
    limits = {
        "connect_timeout": url.query.get("connect_timeout", CONNECT_S),
        "options": " ".join([*ours, str(url.query.get("options", ""))]),  # the last said holds
    }
    engine = create_engine(url, pool_pre_ping=True, connect_args=limits)
    event.listen(engine, "do_connect", _connect)
    return engine


def _connect(_dialect: object, _record: object, cargs: Any, cparams: Any) -> _Connection:  # noqa: ANN401
    return _Connection.connect(*cargs, **cparams)
