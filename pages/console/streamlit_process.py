"""The child process: `python -m pages.console.streamlit_process run app.py …`.

It is `python -m streamlit` with two things settled before the first visitor. Which pages there
are is for `app.py` to say: left alone, Streamlit takes the folder `pages` for its own until
then, and tells whoever comes first by a deep link that the page does not exist. And what
every page imports is loaded, so that nobody waits for it.
"""

import sys

import geopandas  # noqa: F401
import pandas  # noqa: F401
import plotly.graph_objects  # noqa: F401
import scipy.stats  # noqa: F401
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.exit(main())
