"""The schema as it was before one of its steps, for tests of the step."""

from sqlite_utils import Migrations

from engine.store.migrations import migrations


def schema_before(step: str) -> Migrations:
    """Return the steps of today's schema that come before `step`."""
    earlier = Migrations(migrations.name)
    for known in migrations._migrations:
        if known.name == step:
            return earlier
        earlier(name=known.name)(known.fn)
    raise ValueError(f"there is no step {step}")
