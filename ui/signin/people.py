"""Who signs in, who is here, whose password is shown. Apart, because the page is painted before any of it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from hall.staff.orders import SignedIn


@dataclass(frozen=True, slots=True)
class Person:
    """Who works here now: his login, his name, where he sits."""

    login: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """Somebody signed in."""

    signed: SignedIn
    login: str

    @property
    def person(self) -> Person:
        """Who it is."""
        return Person(self.login, self.signed.actor.name, self.signed.actor.place)


@dataclass(frozen=True, slots=True)
class Hint:
    """An account whose password is shown: only the demonstration has such."""

    login: str
    name: str
    role: str
    password: str = field(repr=False)
