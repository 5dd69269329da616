"""``init``: the data folder made or upgraded, the hall founded, and if wanted a month of demonstration data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hall import demonstration as demo
from hall.asking import NOBODY
from hall.clock import FixedClock
from ui.cli.accounts import new_password
from ui.cli.counter import DONE

if TYPE_CHECKING:
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

ADMINISTRATOR = "管理员"
LOGIN = "admin"


def declare(commands: Commands) -> None:
    """The command of this module."""
    init = commands.add(
        "init", found, "建好或升级数据文件夹，设好大厅", "make or upgrade the data folder, found the hall"
    )
    init.option("--demo", "装满一个月的示范数据", "fill it with a month of demonstration data", action="store_true")
    init.option(
        "--empty",
        "只建库；中心在第一次打开时设",
        "only the database; the first start asks the rest",
        action="store_true",
    )
    init.option("--name", "中心名称", "the centre's name", default=demo.CENTRE, metavar="NAME")
    init.option("--division", "区划代码", "the division code", default=demo.DIVISION, metavar="CODE")
    init.option("--phone", "中心电话", "the centre's telephone", default="", metavar="P")
    init.option("--admin", "管理员姓名", "the administrator's name", default=ADMINISTRATOR, metavar="NAME")
    init.option("--login", "管理员账号", "the administrator's login", default=LOGIN, metavar="LOGIN")
    init.option("--password", "口令，不写就生成，只显示一次", "the password; made and shown once without", metavar="P")


def found(counter: Counter, given: Given) -> int:
    """Found the hall unless it stands; founding again changes nothing."""
    from hall.catalogue.orders import Desks, Matters
    from hall.centre.orders import CentreNow
    from hall.upkeep import schema_of

    door = counter.house.door
    shown: dict[str, Any] = {}
    stands = door.ask(NOBODY, CentreNow()).founded
    if not stands and not given.empty:
        shown = _found(counter, given)
    if given.demo and not given.empty:
        shown |= fill(counter)
    centre = door.ask(NOBODY, CentreNow())
    answer = {
        "database": _database(counter),
        "schema": schema_of(counter.house.store),
        "desks": len(door.ask(NOBODY, Desks())),
        "matters": len(door.ask(NOBODY, Matters())),
        "founded": centre.founded,
        "centre": centre.name,
        "division": centre.division,
    } | shown
    told = {key: value for key, value in answer.items() if key != "demo"}
    words = [f"{key}: {value}" for key, value in told.items()]
    words += [f"{one['login']}  {one['name']}  {one['password']}" for one in shown.get("demo", {}).get("accounts", ())]
    counter.tell(answer, "\n".join(words))
    if stands and not given.demo:
        counter.say("大厅早已设好，数据没有动", "The hall stands already; nothing was changed")
    elif "password" in shown and not given.demo:
        counter.say("口令只显示这一次，请记下来", "The password is shown this once, please note it")
    return DONE


def _found(counter: Counter, given: Given) -> dict[str, Any]:
    """The first start. The login, and a password that was made, are told."""
    from hall.founding.orders import FoundHall

    password = given.password or (demo.PASSWORD if given.demo else new_password())
    counter.house.door.enter(
        NOBODY,
        FoundHall(
            centre_name=given.name,
            division=given.division,
            admin_name=given.admin,
            login=given.login,
            password=password,
            phone=given.phone,
        ),
    )
    return {"login": given.login} | ({} if given.password else {"password": password})


def fill(counter: Counter) -> dict[str, Any]:
    """A month of a lively hall that ends today, and the accounts one may sign in with."""
    from hall.bootstrap import open_house

    clock = FixedClock(counter.house.clock.now())
    with open_house(counter.settings, clock) as house:
        filled = demo.fill_month(house.door, clock)
    logins = [{"login": one.login, "name": one.name, "password": demo.PASSWORD} for one in demo.ACCOUNTS]
    return {"demo": {"days": filled.days, "visits": filled.visits, "accounts": logins}}


def _database(counter: Counter) -> str:
    """Where it is, without a password."""
    store = counter.house.store
    return str(store.file) if store.file is not None else store.url.render_as_string(hide_password=True)
