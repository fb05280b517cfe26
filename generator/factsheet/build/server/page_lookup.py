"""What stands at each path of a site: a point, or a kind of list, is planned when one of its paths is asked for."""

from collections.abc import Iterable, Iterator

from factsheet.build.pipeline import LISTS, Site
from factsheet.web.outputs import Output


class SitePlan:
    """The pages and files of a site by path, found without planning all, for that takes long where points are many."""

    def __init__(self, site: Site, before: "SitePlan | None" = None) -> None:
        """`before` is the plan of the same site as it was; what it knows tells where to look first."""
        self.site = site
        self._outputs: dict[str, Output] = {}
        self._left = list(range(len(LISTS)))
        self._likely: dict[str, int] = before._likely if before else {}
        """By path, and by the folder of a path: the kind of list that was last found there."""

    @classmethod
    def make_complete(cls, site: Site) -> "SitePlan":
        """Return the plan of a site whose lists are all planned."""
        plan = cls(site)
        plan._keep(site.make_lists())
        plan._left.clear()
        return plan

    def find_output(self, path: str) -> Output | None:
        """Return the page or file at the path below the site's top, or None where there is none."""
        if path not in self._outputs:
            self._keep(self._list_point_outputs(path))
        likely = self._likely.get(path, self._likely.get(_get_folder(path)))
        while path not in self._outputs and self._left:
            self._plan_list(likely if likely in self._left else self._left[0])
        return self._outputs.get(path)

    def _list_point_outputs(self, path: str) -> Iterator[Output]:
        """Return all that the point has whose page stands at the path, or above it."""
        sheet_and_id = path.split("/")[1:4:2]
        point = self.site.corpus.points.get("/".join(sheet_and_id))
        return self.site.make_point_outputs(point) if point else iter(())

    def _plan_list(self, kind: int) -> None:
        self._left.remove(kind)
        for path in self._keep(LISTS[kind](self.site.findings, self.site.settings)):
            self._likely[path] = self._likely[_get_folder(path)] = kind

    def _keep(self, outputs: Iterable[Output]) -> list[str]:
        """Remember what stands where, and return the paths."""
        kept = {output.address.path: output for output in outputs}
        self._outputs |= kept
        return list(kept)


def _get_folder(path: str) -> str:
    return path.removesuffix("/").rpartition("/")[0] + "/"
