"""乡镇对比: every township beside the others of the county, chance allowed for."""

from pages.components.comparison import screen
from queries.scope import Level

screen.show("乡镇对比", Level.TOWNSHIP)
