"""Briefings built by a cluster: the same bytes as here, whatever becomes of a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from factpress.build import cluster
from factpress.build.asked import Asked, Document
from factpress.build.cluster import NoCluster, cluster_at
from factpress.build.outcome import Order, Result, outcome_of
from factpress.build.remote import Answer, answer_to, as_made_here, job_of
from factpress.cli import main
from tests.companions import DEJAVU
from tests.conftest import ARMENIA
from tests.deck.house_templates import TEMPLATES
from tests.record.test_record import sourced

EVERY = tuple(Document)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A briefing with data, a theme with a logo, and the text of a source."""
    return sourced(tmp_path)


def files_in(folder: Path) -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def built_here(path: Path, folder: Path, asked: Asked) -> Mapping[str, bytes]:
    assert outcome_of(path, Order(folder, asked)).result is Result.BUILT
    return files_in(folder)


def built_there(path: Path, folder: Path, asked: Asked) -> Mapping[str, bytes]:
    """Built from the bytes of a job alone, with its inputs out of the way."""
    job = job_of(path, asked)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    try:
        answer = answer_to(job)
    finally:
        away.rename(path.parent)
    outcome = cluster._written(path, Order(folder, asked), answer)
    assert outcome.reason == ""
    return files_in(folder)


@pytest.mark.parametrize("look", ["own", "built in", "house", "elsewhere"])
def test_a_job_holds_all_that_documents_are_made_from(tmp_path, look):
    home = tmp_path / "home"
    home.mkdir()
    facts = sourced(home)
    asked = Asked(EVERY)
    if look == "built in":
        asked = Asked(EVERY, theme="dark")
    elif look != "own":
        folder = home if look == "house" else tmp_path
        (folder / "asked").mkdir()
        (folder / "asked" / "sans.ttf").write_bytes(DEJAVU.read_bytes())
        (folder / "asked" / "other.yaml").write_text("fonts: {regular: sans.ttf}\n")
        (folder / "house.potx").write_bytes(TEMPLATES["odd_sizes"]())
        asked = Asked(EVERY, str(folder / "asked" / "other.yaml"), folder / "house.potx")
    there = built_there(facts, tmp_path / "there", asked)
    assert there == built_here(facts, tmp_path / "here", asked)
    assert len(there) == 4


def test_facts_that_are_gone_are_no_job(facts):
    facts.unlink()
    with pytest.raises(FileNotFoundError):
        job_of(facts, Asked(EVERY))


def test_the_date_of_files_goes_with_a_job(facts, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    asked = Asked(EVERY)
    job = job_of(facts, asked)
    here = built_here(facts, tmp_path / "here", asked)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    answer = answer_to(job)
    assert os.environ["SOURCE_DATE_EPOCH"] == "2000000000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    cluster._written(facts, Order(tmp_path / "there", asked), answer)
    assert files_in(tmp_path / "there") == here


def test_problems_are_told_as_they_are_here(facts, tmp_path):
    facts.write_text(facts.read_text("utf-8").replace("{", "{missing_", 1), "utf-8")
    asked = Asked(EVERY)
    answer = answer_to(job_of(facts, asked))
    assert answer.made is None
    order = Order(tmp_path / "out", asked)
    told = cluster._written(facts, order, answer)
    assert told.problems == outcome_of(facts, order).problems != ()
    assert told.result is Result.FAILED


def test_warnings_are_told_as_they_are_here(facts, tmp_path):
    long = "are known " + "and told again " * 4
    facts.write_text(facts.read_text("utf-8").replace("are known", long), "utf-8")
    asked = Asked(EVERY)
    there = cluster._written(facts, Order(tmp_path / "a", asked), answer_to(job_of(facts, asked)))
    here = outcome_of(facts, Order(tmp_path / "b", asked))
    assert there.problems == here.problems != ()


def with_versions(answer: Answer, **versions: str | None) -> Answer:
    """What a worker that has other versions would have made."""
    assert answer.made is not None
    build = answer.made.record["build"]
    build = {**build, "versions": {**build["versions"], **versions}}
    made = replace(answer.made, record={**answer.made.record, "build": build})
    return replace(answer, made=made)


def test_a_worker_with_another_version_is_not_trusted(facts, tmp_path):
    asked = Asked(EVERY)
    older = with_versions(answer_to(job_of(facts, asked)), reportlab="4.0")
    outcome = cluster._written(facts, Order(tmp_path / "out", asked), older)
    assert outcome.reason.startswith(
        f"{facts}: cannot be built: a worker has reportlab 4.0, and here is "
    )
    assert not (tmp_path / "out").exists()


def test_what_a_worker_lacks_counts_only_where_it_was_needed(facts, tmp_path):
    asked = Asked(EVERY)
    answer = answer_to(job_of(facts, asked))
    assert answer.made is not None
    assert "uharfbuzz" not in answer.made.record["build"]["versions"]
    lacking = with_versions(answer, uharfbuzz=None)
    told = cluster._written(facts, Order(tmp_path / "out", asked), lacking)
    assert told.reason.startswith(
        f"{facts}: cannot be built: a worker has uharfbuzz none, and here is "
    )
    outcome = cluster._written(facts, Order(tmp_path / "out", asked), answer)
    assert outcome.result is Result.BUILT


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("lost", None),
        ("finished", None),
        ("error", "facts.yaml: cannot be built: a worker says TimeoutError: too slow"),
    ],
)
def test_an_answer_that_died_with_its_worker_is_waited_for_again(status, reason):
    class Late:
        def __init__(self) -> None:
            self.status = status

        def result(self, timeout: float) -> None:
            assert timeout == 60
            raise TimeoutError("too slow")

    outcome = cluster._outcome(Path("facts.yaml"), Order(Path("out"), Asked(EVERY)), Late())
    assert (outcome and outcome.reason) == reason


def test_what_is_told_of_places_is_told_of_those_here(facts):
    asked = Asked(EVERY)
    made = answer_to(job_of(facts, asked)).made
    assert made is not None
    told = as_made_here(made, facts, asked).record["build"]["files"]
    assert {each["path"] for each in told} >= {"trade.yaml", "data/trade.csv", "house.yaml"}
    assert not [each["path"] for each in told if each["path"].startswith(("/", ".."))]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("tcp://127.0.0.1:9", "There is no scheduler at tcp://127.0.0.1:9: "),
        ("nonsense", "There is no scheduler at nonsense: "),
    ],
)
def test_no_scheduler(address, why, monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECTING", 0.3)
    with pytest.raises(NoCluster, match=why), cluster_at(address, pytest.fail):
        pass


def test_without_the_package_it_is_said_which(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(main, ["build", str(ARMENIA), "-o", "none", "--cluster", "tcp://x:1"])
    assert done.exit_code == 1
    assert "pip install 'factpress[cluster]'" in done.output


@pytest.mark.parametrize(
    ("option", "why"),
    [
        (["-j", "2"], "--cluster and --jobs exclude each other"),
        (["--check"], "--check and --cluster exclude each other"),
    ],
)
def test_what_excludes_a_cluster(option, why):
    done = CliRunner().invoke(main, ["build", str(ARMENIA), "--cluster", "tcp://x:1", *option])
    assert done.exit_code == 2
    assert why in done.output


# A cluster of processes with folders of their own


class Cluster:
    """A scheduler and two workers on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        file = self.folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--scheduler-file", str(file))
        until(lambda: file.exists() and file.stat().st_size > 0)
        self.address = json.loads(file.read_bytes())["address"]
        one = ["--nthreads", "1", "--no-nanny"]
        self.workers = [
            self._start("worker", self.address, *one, "--name", name, place=f"place-{name}")
            for name in ("one", "two")
        ]

    def _start(self, what: str, *more: str, place: str = "scheduler") -> subprocess.Popen[bytes]:
        (self.folder / place).mkdir()
        command = [sys.executable, "-m", "dask", what, *more]
        host = ["--host", "127.0.0.1", "--no-dashboard"]
        cache = str(self.folder / place / "cache")
        process = subprocess.Popen(
            [*command, *host],
            cwd=self.folder / place,
            env={**os.environ, "FACTPRESS_CACHE": cache, "TMPDIR": str(self.folder / place)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


def until(is_so) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never came to this")


@pytest.fixture
def eight(tmp_path: Path) -> Path:
    """A folder of eight briefings, the last of which has a problem."""
    (tmp_path / "facts").mkdir()
    text = ARMENIA.read_text("utf-8")
    for letter in "abcdefg":
        told = text.replace("subtitle: ", f"subtitle: {letter.upper()}, ", 1)
        (tmp_path / "facts" / f"{letter}.yaml").write_text(told, "utf-8")
    (tmp_path / "facts" / "h.yaml").write_text(text.replace("{budget_2024}", "{budget}"), "utf-8")
    return tmp_path / "facts"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    started = Cluster(tmp_path / "cluster")
    try:
        started.start()
        yield started
    finally:
        started.end()


def building(eight: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "factpress", "build", "facts", "-o", str(output), *more]
    return subprocess.Popen(
        command, cwd=eight.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_builds_what_this_machine_builds(eight, running, tmp_path):
    build = building(eight, tmp_path / "there", "--cluster", running.address)
    until(lambda: (tmp_path / "there").exists() and any((tmp_path / "there").glob("*.json")))
    running.workers[0].send_signal(signal.SIGKILL)
    out, err = build.communicate()
    assert build.returncode == 1
    here = building(eight, tmp_path / "here")
    told_out, told_err = here.communicate()
    assert files_in(tmp_path / "there") == files_in(tmp_path / "here")
    assert len(files_in(tmp_path / "there")) == 7 * 3
    for told in (out, told_out):
        assert told.splitlines()[-2].split()[:-1] == [b"8", b"files", b"7", b"built", b"42", b"105"]
    assert err == told_err
    # Nothing of a job stays on the machine that built it.
    left = [file.name for file in (tmp_path / "cluster" / "place-two").iterdir()]
    assert [name for name in left if name.startswith("factpress-")] == []


@pytest.mark.slow
def test_a_cluster_without_workers_is_said_to_be_waited_for(running, monkeypatch):
    for worker in running.workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(cluster, "_WAITING", 1.0)
    told: list[str] = []
    time.sleep(1)
    with pytest.raises(NoCluster, match="has no workers"), cluster_at(running.address, told.append):
        pass
    assert told == [f"{running.address} has no workers; the first is waited for, 1 s at most"]


@pytest.mark.slow
def test_a_cluster_that_loses_all_workers_fails_what_is_left(eight, running, tmp_path, monkeypatch):
    order = Order(tmp_path / "there", Asked(EVERY))
    paths = sorted(eight.glob("*.yaml"))
    with cluster_at(running.address, lambda _: None) as client:
        outcomes = cluster.build_on_cluster(paths, order, client)
        first = next(outcomes)
        for worker in running.workers:
            worker.kill()
        monkeypatch.setattr(cluster, "_WAITING", 1.0)
        rest = list(outcomes)
    assert {each.path for each in (first, *rest)} == set(paths)
    assert "the cluster has no workers any more" in rest[-1].reason


@pytest.mark.slow
def test_a_cluster_that_is_gone_fails_what_is_left(eight, running, tmp_path):
    build = building(eight, tmp_path / "there", "--cluster", running.address)
    until(lambda: (tmp_path / "there").exists() and any((tmp_path / "there").glob("*.json")))
    running.scheduler.kill()
    _, err = build.communicate()
    assert build.returncode == 1
    assert b"cannot be built: the cluster is gone" in err
    assert b"Traceback" not in err
