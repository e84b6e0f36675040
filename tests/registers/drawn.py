"""A test run on one random register after another."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings

from tests.registers.register import registers


def on_registers(count: int) -> Callable[[Callable], Callable]:
    """Run the test on `count` random registers, handed in as `example`.

    They share one database, which the test empties, and take as long as importing takes.
    """
    unhurried = settings(
        max_examples=count,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        print_blob=True,
    )
    return lambda test: unhurried(given(example=registers())(test))
