"""What editors do to a site, drawn at random: each edit changes files below a desk and says what it did.

Values come from other files of the content, so that most edits give content that can be built.
"""

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from factsheet.content.verification_ledger import Ledger, LedgerEntry, encode_ledger, make_key
from hypothesis import strategies as st

from tests.incremental.desk import SNAPSHOT, Desk

T = TypeVar("T")
Tree = dict[str, Any]
Shape = tuple[str, ...]
"""The kind of a file and the names of the fields that lead to a value."""

WORDS = (
    "anew",
    "Mira Lund",
    "CBO",
    "the stone bridge",
    "“East Quay”",
    "Дзвін",
    "<b>bold</b>",
    "Weirford’s toll",
    "2031",
)
PROSE = ("statement", "summary", "reason", "note", "description", "evidence")
KINDS = ("point", "source", "actor", "place", "sheet")
TEXTS = (
    *("title", "name", "statement", "summary", "description", "question", "quote", "reason", "note", "evidence"),
    *("as_printed", "label", "text", "translator", "work", "date_basis", "withheld", "url_note", "was", "now"),
)
TEMPLATES = (
    *(("pieces/row.html", "{% endmacro %}"), ("pieces/point_list.html", "{% endmacro %}")),
    *(("pages/place.html", "{% endblock %}"), ("shell.html", "</body>"), ("assets/factsheet.css", "}")),
)
SETTINGS = (
    ("site_name: ", "site_name: More "),
    ("site_description: ", "site_description: More. "),
    ("use_directory_urls: true", "use_directory_urls: false"),
    ("use_directory_urls: false", "use_directory_urls: true"),
    ("repo_url: https://example.org/forge/bridge-facts", "repo_url: https://example.org/other"),
    ("mailto:desk@", "mailto:desk.again@"),
    ("- About: about.md", "- The method: about.md"),
    ("site_url: https://example.org/bridges/", "site_url: https://example.org/"),
    ("licence: CC BY 4.0", "licence: CC0"),
    ("  - Places: places/index.md\n", ""),
)


class _Loader(yaml.CBaseLoader):
    """Everything is a text but nothing."""


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^null$"), ["n"])
_Loader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class Field(NamedTuple):
    """A value in a tree, with what it stands in."""

    shape: Shape
    holder: Any
    at: str | int

    @property
    def value(self) -> Any:
        return self.holder[self.at]


@dataclass(frozen=True)
class Editor:
    """A desk with the hand that works there."""

    desk: Desk
    draw: Callable[[st.SearchStrategy[Any]], Any]

    @property
    def content(self) -> Path:
        return self.desk.folder / "content"

    def one(self, things: Sequence[T]) -> T:
        chosen: T = self.draw(st.sampled_from(things))
        return chosen

    def files(self, *kinds: str) -> list[str]:
        """Return the fact files of some kinds, or of all, as paths below the content folder."""
        names = sorted(path.relative_to(self.content).as_posix() for path in self.content.rglob("*.yml"))
        return [name for name in names if not kinds or kind(name) in kinds]

    def edit(self) -> str:
        """Do one of the edits, and return what was done; nothing where a file that it opens was broken before."""
        edit = self.one(EDITS)
        try:
            return edit(self)
        except yaml.YAMLError:
            return f"{edit.__name__}: nothing"

    def any(self) -> str:
        """Return a fact file; each kind is as likely as another, however many there are of it."""
        return self.one(self.files(self.one(KINDS)))

    def tree(self, name: str) -> Tree:
        tree: Tree = yaml.load((self.content / name).read_text(encoding="utf-8"), _Loader)
        return tree

    def keep(self, name: str, tree: Tree) -> None:
        text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
        (self.content / name).write_text(text, encoding="utf-8")

    def pool(self) -> dict[Shape, list[Any]]:
        found: defaultdict[Shape, list[Any]] = defaultdict(list)
        for name in self.files():
            for field in fields(self.tree(name), (kind(name),)):
                found[field.shape].append(field.value)
        return found


def kind(name: str) -> str:
    """Return what a file below the content folder is about."""
    folder = name.partition("/")[0]
    return "sheet" if name.endswith("/sheet.yml") else "point" if folder == "sheets" else folder.removesuffix("s")


def fields(tree: Any, shape: Shape) -> Iterator[Field]:
    """Return every field, and every item of a list, at any depth."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for at, value in items:
        deeper = (*shape, at) if isinstance(at, str) else (*shape, "-")
        yield Field(deeper, tree, at)
        yield from fields(value, deeper)


def reword(editor: Editor) -> str:
    """Add words to a text."""
    name = editor.any()
    tree = editor.tree(name)
    texts = [field for field in fields(tree, (kind(name),)) if isinstance(field.value, str) and field.at in TEXTS]
    if not texts:
        return "nothing"
    field, word = editor.one(texts), editor.one(WORDS)
    field.holder[field.at] = f"{field.value} {word}"
    editor.keep(name, tree)
    return f"{name}: {field.shape} gets {word!r}"


def exchange(editor: Editor) -> str:
    """Take a value from the same field of another file."""
    name = editor.any()
    tree = editor.tree(name)
    field = editor.one(list(fields(tree, (kind(name),))))
    value = editor.one(editor.pool()[field.shape])
    field.holder[field.at] = value
    editor.keep(name, tree)
    return f"{name}: {field.shape} = {value!r}"


def graft(editor: Editor) -> str:
    """Write a field that another file has, or another item in a list."""
    name = editor.any()
    tree, pool = editor.tree(name), editor.pool()
    holders: dict[Shape, Any] = {(kind(name),): tree}
    for field in fields(tree, (kind(name),)):
        holders.setdefault(field.shape, field.value)
    shape = editor.one([shape for shape in pool if shape[:-1] in holders])
    holder, value = holders[shape[:-1]], editor.one(pool[shape])
    if isinstance(holder, list):
        holder.append(value)
    elif isinstance(holder, dict):
        holder[shape[-1]] = value
    editor.keep(name, tree)
    return f"{name}: {shape} gets {value!r}"


def drop(editor: Editor) -> str:
    """Take out a field, or an item of a list."""
    name = editor.any()
    tree = editor.tree(name)
    field = editor.one(list(fields(tree, (kind(name),))))
    del field.holder[field.at]
    editor.keep(name, tree)
    return f"{name}: without {field.shape}"


def swap(editor: Editor) -> str:
    """Put two items of a list into another order."""
    name = editor.any()
    tree = editor.tree(name)
    lists = [field for field in fields(tree, (kind(name),)) if isinstance(field.value, list) and len(field.value) > 1]
    if not lists:
        return "nothing"
    field = editor.one(lists)
    field.value.append(field.value.pop(0))
    editor.keep(name, tree)
    return f"{name}: {field.shape} in another order"


def name_again(editor: Editor) -> str:
    """Give an actor or a place another name: a word that stands in the prose of another file."""
    name, other = editor.one(editor.files("actor", "place")), editor.any()
    texts = [field.value for field in fields(editor.tree(other), ()) if field.at in PROSE and field.value]
    words = [word for text in texts for word in re.findall(r"\w{3,}", str(text))]
    tree, alias = editor.tree(name), editor.one(words or ["CBO"])
    tree["aliases"] = [*(tree.get("aliases") or ()), alias]
    editor.keep(name, tree)
    return f"{name}: also called {alias!r}, as in {other}"


def refer(editor: Editor) -> str:
    """Let a point name another one."""
    name, other = editor.one(editor.files("point")), editor.one(editor.files("point"))
    field = editor.one(("related", "responds_to", "subset_of", "status", "outcome"))
    key = "/".join((other.split("/")[1], Path(other).stem))
    values: Tree = {
        "related": [key],
        "responds_to": [key],
        "subset_of": key,
        "status": {"state": "superseded", "date": "2031-06-01", "reason": "another took its place", "by": key},
        "outcome": {"result": "happened", "point": key},
    }
    tree = editor.tree(name)
    tree |= {field: values[field], **({"expected": "yes"} if field == "outcome" else {})}
    editor.keep(name, tree)
    return f"{name}: {field} {key}"


def count(editor: Editor) -> str:
    """Change a cell of a series."""
    tables = sorted(editor.content.rglob("*.csv"))
    if not tables:
        return "nothing"
    table = editor.one(tables)
    lines = table.read_text(encoding="utf-8").splitlines()
    row = editor.one(range(1, len(lines)))
    before, after = editor.one(
        (("bridge-office", "mira-lund"), ("2031-05-02", "2031-05-03"), ("1300", "1400"), ("gazette", "wire"))
    )
    lines[row] = lines[row].replace(before, after)
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{table.name}: row {row}, {before} to {after}"


def verify(editor: Editor) -> str:
    """Write what was found out about the quotations of a source, or drop it."""
    name = f"sources/{editor.one(('gazette', 'dzvin'))}.yml"
    source, file = Path(name).stem, editor.content / f".ledger/{Path(name).stem}.json"
    if name not in editor.files("source") or editor.one((1, 2, 3, 4)) == 4:
        file.unlink(missing_ok=True)
        return f"{source}: nothing verified"
    tree = editor.tree(name)
    if "snapshot" not in tree:
        editor.keep(name, {**tree, "snapshot": {"sha256": SNAPSHOT}})
    snapshot = str(tree.get("snapshot", {}).get("sha256", SNAPSHOT))
    entry = editor.one(
        (LedgerEntry("exact"), LedgerEntry("several", ("six months",), "before"), LedgerEntry("not_found"))
    )
    quotes = {make_key(snapshot, parts, None, None): entry for parts in _quoted(editor, source)}
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(encode_ledger(Ledger(snapshot, quotes, editor.one((10, 80)), editor.one((20, 400)))))
    return f"{source}: verified, {entry.verdict}"


def _quoted(editor: Editor, source: str) -> Iterator[tuple[str, ...]]:
    for name in editor.files("point"):
        for report in editor.tree(name).get("reports") or ():
            quote = report.get("quote")
            if report.get("source") == source and quote:
                yield tuple(quote) if isinstance(quote, list) else (str(quote),)


def write_prose(editor: Editor) -> str:
    name, words = editor.one(("about.md", "method.md", "deeper/notes.md")), editor.one(WORDS)
    file = editor.content / "pages" / name
    before = file.read_text(encoding="utf-8") if file.exists() else f"# {words}\n"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{before}\nMore: {words}\n", encoding="utf-8")
    return f"pages/{name} gets {words!r}"


def design(editor: Editor) -> str:
    """Change a template, so that it draws something else or the same."""
    name, end = editor.one(TEMPLATES)
    more = editor.one(("{# more #}", "<p>more</p>", "<hr>"))
    text = editor.desk.read(f"templates/{name}")
    editor.desk.write(f"templates/{name}", text.replace(end, f"{more}{end}", 1))
    return f"{name} gets {more!r}"


def settle(editor: Editor) -> str:
    """Change a setting."""
    text = editor.desk.read("site.yml")
    before, after = editor.one([(before, after) for before, after in SETTINGS if before in text])
    editor.desk.write("site.yml", text.replace(before, after, 1))
    return f"site.yml: {after!r}"


def add(editor: Editor) -> str:
    """Write a file like another one, with an id of its own."""
    name = editor.one([name for name in editor.files() if kind(name) != "sheet"])
    new = str(Path(name).with_stem(f"{Path(name).stem}-{editor.one(('two', 'b', 'zz'))}").as_posix())
    shutil.copyfile(editor.content / name, editor.content / new)
    return f"{new} as {name}"


def add_sheet(editor: Editor) -> str:
    sheet = Path(editor.one(editor.files("sheet"))).parent
    new = sheet.with_name(f"{sheet.name}-too")
    shutil.copytree(editor.content / sheet, editor.content / new, dirs_exist_ok=True)
    return f"{new} as {sheet}"


def delete(editor: Editor) -> str:
    """Delete a file, most often one that nobody refers to."""
    names = [name for name in editor.files() if kind(name) != "sheet"]
    lonely = [name for name in names if not _named(editor, Path(name).stem)]
    name = editor.one(editor.one([found for found in (lonely, lonely, names) if found]))
    (editor.content / name).unlink()
    return f"{name} is gone"


def rename(editor: Editor) -> str:
    """Give a file another id, with or without mending what refers to it."""
    name, mends = editor.any(), editor.one((True, True, False))
    path = editor.content / name
    old = path.parent.name if kind(name) == "sheet" else path.stem
    new = f"{editor.one(('a', 'm', 'zz'))}-{old}"
    if kind(name) == "sheet":
        path.parent.rename(path.parent.with_name(new))
    else:
        for beside in path.parent.glob(f"{old}.*"):
            beside.rename(beside.with_name(beside.name.replace(old, new, 1)))
    for file in [*editor.content.rglob("*.yml"), *editor.content.rglob("*.csv")] if mends else ():
        mended = _word(old).sub(new, text := file.read_text(encoding="utf-8"))
        if mended != text:
            file.write_text(mended, encoding="utf-8")
    return f"{name} is now {new}{', references too' if mends else ''}"


def _named(editor: Editor, id: str) -> bool:
    return any(_word(id).search(path.read_text(encoding="utf-8")) for path in sorted(editor.content.rglob("*.yml")))


def _word(id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){id}(?![\w-])")


def move(editor: Editor) -> str:
    """Put a point into another folder of its sheet."""
    name = editor.one(editor.files("point"))
    path = editor.content / name
    points = next(parent for parent in path.parents if parent.name == "points")
    to = points / editor.one(("", "traffic", "new"))
    to.mkdir(exist_ok=True)
    for beside in path.parent.glob(f"{path.stem}.*"):
        beside.rename(to / beside.name)
    return f"{name} lies in {to.name}"


def touch(editor: Editor) -> str:
    """Save a file as it is."""
    name = editor.any()
    os.utime(editor.content / name)
    return f"{name} is touched"


def break_yaml(editor: Editor) -> str:
    name = editor.any()
    with (editor.content / name).open("a", encoding="utf-8") as file:
        file.write("name: [\n")
    return f"{name} is broken"


def meddle(editor: Editor) -> str:
    """Change the built site by hand."""
    paths = sorted(path for path in editor.desk.site.rglob("*") if path.is_file())
    path, how = editor.one(paths), editor.one(("edited", "deleted", "emptied", "joined", "left without its folder"))
    if how == "edited":
        path.write_bytes(path.read_bytes() + b"by hand")
    elif how == "deleted":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    elif how == "joined":
        (path.parent / "stray.html").write_text("by hand", encoding="utf-8")
    elif path.parent != editor.desk.site:
        shutil.rmtree(path.parent)
    return f"{path.relative_to(editor.desk.site)} in the site is {how}"


def forget(editor: Editor) -> str:
    """Lose a part of what builds remember, or all."""
    kept = editor.desk.kept
    if kept.exists():
        data = kept.read_bytes()
        kept.write_bytes(data[: editor.one((0, 40, len(data) // 2, len(data) - 1))])
    return "the memory is cut off"


FACTS = (reword, exchange, exchange, exchange, graft, drop, swap, name_again, refer, count, verify, touch)
FILES = (add, add_sheet, delete, rename, rename, move, break_yaml)
AROUND = (write_prose, design, settle, meddle, forget)
EDITS: tuple[Callable[[Editor], str], ...] = (*FACTS, *FACTS, *FILES, *AROUND, *AROUND)
