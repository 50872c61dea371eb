"""The shortest way from one telegram to another over citations, whichever of the two cites."""

from collections.abc import Iterable

import rustworkx as rx

__all__ = ["shortest_way"]


def shortest_way(edges: Iterable[tuple[int, int]], start: int, goal: int) -> list[int]:
    """The telegrams from `start` to `goal`, both among them; nothing where no way leads there.

    `edges` are pairs of citing and cited. Of several ways of one length the same is given every time,
    whatever the order of the pairs.
    """
    if start == goal:
        return [start]
    pairs = sorted(set(edges))
    numbers = sorted({number for pair in pairs for number in pair} | {start, goal})
    places = {number: place for place, number in enumerate(numbers)}
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(numbers)
    graph.add_edges_from_no_data([(places[citing], places[cited]) for citing, cited in pairs])
    ways = rx.dijkstra_shortest_paths(graph, places[start], target=places[goal])
    return [numbers[place] for place in ways[places[goal]]] if places[goal] in ways else []
