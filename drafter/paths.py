"""Find templates and resources in a source tree, an installed wheel and a frozen bundle alike.

And the folder of the user's own data.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """Return the folder that holds `templates/` and `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    installed = (package / "templates").is_dir()
    return package if installed else package.parent


def templates() -> Path:
    """Return the folder of document templates."""
    return data_root() / "templates"


def resources() -> Path:
    """Return the folder of fonts' letter widths, base document, icons and catalogues."""
    return data_root() / "resources"


def user_data() -> Path:
    """Return the folder of the user's own data, which may not exist yet."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "Drafter"
