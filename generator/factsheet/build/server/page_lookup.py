"""The pages and files of a site by path, planned only as far as they are requested."""

from collections.abc import Iterable, Iterator

from factsheet.build.pipeline import LISTS, Site
from factsheet.web.outputs import Output


class SitePlan:
    """The pages and files of a site by path.

    Points and kinds of lists are planned one at a time: planning all of 10,000 points took 1.1 s after every edit.
    """

    def __init__(self, site: Site, before: "SitePlan | None" = None) -> None:
        """`before` is the plan before the last edit, which knows which kind of list to plan first for a path."""
        self.site = site
        self._outputs: dict[str, Output] = {}
        self._left = list(range(len(LISTS)))
        self._likely: dict[str, int] = before._likely if before else {}
        """By path, and by folder of a path: the kind of list that was there the last time."""

    @classmethod
    def make_complete(cls, site: Site) -> "SitePlan":
        """Return a plan in which all lists are planned."""
        plan = cls(site)
        plan._keep(site.make_lists())
        plan._left.clear()
        return plan

    def find_output(self, path: str) -> Output | None:
        """Return the page or file at the path in the site, or None if there is none."""
        if path not in self._outputs:
            self._keep(self._list_point_outputs(path))
        likely = self._likely.get(path, self._likely.get(_get_folder(path)))
        while path not in self._outputs and self._left:
            self._plan_list(likely if likely in self._left else self._left[0])
        return self._outputs.get(path)

    def _list_point_outputs(self, path: str) -> Iterator[Output]:
        """Return the pages and files of the point to which the path belongs."""
        sheet_and_id = path.split("/")[1:4:2]  # of `sheets/<sheet>/points/<id>/…`
        point = self.site.corpus.points.get("/".join(sheet_and_id))
        return self.site.make_point_outputs(point) if point else iter(())

    def _plan_list(self, kind: int) -> None:
        self._left.remove(kind)
        for path in self._keep(LISTS[kind](self.site.findings, self.site.settings)):
            self._likely[path] = self._likely[_get_folder(path)] = kind

    def _keep(self, outputs: Iterable[Output]) -> list[str]:
        """Remember the pages and files, and return their paths."""
        kept = {output.address.path: output for output in outputs}
        self._outputs |= kept
        return list(kept)


def _get_folder(path: str) -> str:
    return path.removesuffix("/").rpartition("/")[0] + "/"
