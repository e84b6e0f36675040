"""村级对比: the villages of a township, or all of the county's, chance allowed for."""

from pages.components.comparison import screen
from queries.scope import Level

screen.show("村级对比", Level.VILLAGE)
