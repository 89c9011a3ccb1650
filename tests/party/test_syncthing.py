"""The same over real Syncthing daemons on this machine alone. Only with UNDAUNTED_SYNCTHING=1, where `syncthing` is.

Ann has two devices, which share `own/` with each other and `party/` with Ben. Everybody goes on while nobody is
connected. Discovery, relays, NAT traversal and reports are off. Written for Syncthing 1.19, which Debian 12 has.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from game.play import sharing
from game.play.publishing import me
from tests.party.test_three_players import Device, is_what_was_done, lost, seen_by
from tests.play.living import accepted
from tests.rules.build import a_quest

pytestmark = pytest.mark.skipif(
    not (os.environ.get("UNDAUNTED_SYNCTHING") and shutil.which("syncthing")),
    reason="needs syncthing, and UNDAUNTED_SYNCTHING=1",
)

PATIENCE = 90
OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "urAccepted": "-1",
    "crashReportingEnabled": "false",
    "startBrowser": "false",
    "autoUpgradeIntervalH": "0",
    "reconnectionIntervalS": "5",
}


class Daemon:
    """Syncthing for one device. `folders` are those it shares: name of a folder of the save, and with whom."""

    def __init__(self, home: Path, device: Device, ports: tuple[int, int]) -> None:
        self.home, self.device = home, device
        self.listens, self.answers = ports
        self.env = os.environ | {"STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1", "HOME": str(home)}
        self._run("generate", "--no-default-folder", "--skip-port-probing", f"--home={home}")
        self.id = self._run(f"--home={home}", "--device-id")
        self.key = ""
        self.process: subprocess.Popen[bytes] | None = None

    def _run(self, *words: str) -> str:
        told = subprocess.run(["syncthing", *words], env=self.env, capture_output=True, text=True, check=True)
        return told.stdout.strip()

    def configure(self, folders: Mapping[str, Sequence[Daemon]]) -> None:
        """As docs/party.md tells it, and nothing that leaves this machine."""
        path = self.home / "config.xml"
        root = ET.parse(path).getroot()  # noqa: S314 - written by the daemon itself
        options, gui = found(root, "options"), found(root, "gui")
        for name, value in (OPTIONS | {"listenAddress": f"tcp://127.0.0.1:{self.listens}"}).items():
            for old in options.findall(name):
                options.remove(old)
            ET.SubElement(options, name).text = value
        found(gui, "address").text = f"127.0.0.1:{self.answers}"
        self.key = found(gui, "apikey").text or ""
        others = {other.id: other for with_ in folders.values() for other in with_}
        for other in others.values():
            device = ET.SubElement(root, "device", id=other.id, name=other.home.name, compression="metadata")
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{other.listens}"
        for name, with_ in folders.items():
            place = self.device.folder / name
            place.mkdir(parents=True, exist_ok=True)
            (place / ".stignore").write_text("*.tmp\n")
            folder = ET.SubElement(
                root, "folder", id=name, label=name, path=str(place), type="sendreceive", rescanIntervalS="3600"
            )
            folder.set("fsWatcherEnabled", "true")
            folder.set("fsWatcherDelayS", "1")
            for each in (self, *with_):
                ET.SubElement(folder, "device", id=each.id)
        ET.ElementTree(root).write(path)

    def start(self) -> None:
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart"],
                env=self.env,
                stdout=log,
                stderr=log,
            )
        for _ in range(200):
            with suppress(OSError):
                self.ask("system/ping")
                return
            time.sleep(0.1)
        raise AssertionError((self.home / "log").read_text()[-800:])

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def ask(self, path: str, method: str = "GET") -> bytes:
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.answers}/rest/{path}", method=method, headers={"X-API-Key": self.key}
        )
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - the same
            data: bytes = answer.read()
            return data


def found(above: ET.Element, name: str) -> ET.Element:
    below = above.find(name)
    assert below is not None
    return below


def free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def files(folder: Path) -> dict[str, bytes]:
    """Everything a sync tool carries."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".st", "~")) for part in path.relative_to(folder).parts)
    }


@pytest.fixture
def daemons(tmp_path: Path) -> Iterator[list[Daemon]]:
    ports = free_ports(6)
    made = []
    for place, name in enumerate(("ann1", "ann2", "ben")):
        (tmp_path / f"st-{name}").mkdir()
        device = Device(tmp_path / name, tmp_path / "no-remote")
        made.append(Daemon(tmp_path / f"st-{name}", device, (ports[2 * place], ports[2 * place + 1])))
    ann1, ann2, ben = made
    ann1.configure({"own": [ann2], "party": [ann2, ben]})
    ann2.configure({"own": [ann1], "party": [ann1, ben]})
    ben.configure({"party": [ann1, ann2]})
    try:
        yield made
    finally:
        for daemon in made:
            daemon.stop()


def settle(daemons: Sequence[Daemon]) -> None:
    """Until every folder is the same wherever it is shared, and stays so."""
    until, same = time.monotonic() + PATIENCE, 0
    while same < 4:
        assert time.monotonic() < until, "the folders did not become the same"
        for daemon in daemons:
            for name in ("own", "party") if daemon is not daemons[2] else ("party",):
                with suppress(OSError):
                    daemon.ask(f"db/scan?folder={name}", "POST")
        try:
            own = [files(daemon.device.game.root.own) for daemon in daemons[:2]]
            party = [files(daemon.device.game.root.party) for daemon in daemons]
        except FileNotFoundError:  # replaced at this moment
            same = 0
            continue
        same = same + 1 if own[0] == own[1] and party[0] == party[1] == party[2] else 0
        time.sleep(0.4)


def online(daemons: Sequence[Daemon]) -> None:
    """Everybody connected, until nothing moves; then everybody publishes what came, and again."""
    for daemon in daemons:
        daemon.start()
    settle(daemons)
    for daemon in daemons:
        daemon.device.publish(lately=False)
    settle(daemons)
    for daemon in daemons:
        daemon.stop()


@pytest.mark.timeout(400)
def test_three_devices_over_syncthing(daemons: list[Daemon]) -> None:
    ann1, ann2, ben = devices = [daemon.device for daemon in daemons]
    for device, name in ((ann1, "Ann"), (ben, "Ben")):
        device.take(a_quest())
        accepted(sharing.share(device.game, "read", "named"))
        accepted(sharing.set_name(device.game, name))
    online(daemons)
    ann2.game.refresh()
    assert ann2.game.journal.player == ann1.game.journal.player
    for _ in range(4):  # everybody goes on alone
        for device, letter in zip(devices, "dsd", strict=True):
            device.check_in("read", letter)
            device.publish(lately=True)
        for device in devices:
            device.wait()
    accepted(sharing.share(ann1.game, "read", "no"))
    accepted(sharing.share(ann1.game, "read", "named"))
    ann1.publish(lately=False)
    online(daemons)
    online(daemons)
    look(devices)


def look(devices: Sequence[Device]) -> None:
    """No conflict copies, no line lost, one view."""
    ann1, ann2, _ = devices
    names = [str(path) for device in devices for path in device.folder.rglob("*")]
    assert not [name for name in names if "conflict" in name]
    for device in devices:
        device.game.refresh()
    assert ann1.game.played == ann2.game.played
    views = [seen_by(device) for device in devices]
    assert views[0] == views[1] == views[2]
    assert all(not friend.troubles for friend in views[0].values())
    assert not lost(devices, files(ann1.game.root.party))
    for device in devices:
        is_what_was_done(device.game, views[0].get(me(device.game)))
