"""Small random registers, biased to the days at which a figure changes."""

from tests.registers.asked import asked
from tests.registers.drawn import on_registers
from tests.registers.register import Example, registers
from tests.registers.sheets import import_register

__all__ = ["Example", "asked", "import_register", "on_registers", "registers"]
