#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads one program on the accessibility bus, as a screen reader does: accessibility.py PROGRAM.

A JSON question a line on standard input, a JSON answer a line on standard output. A question with a role, a
name or both gets the nodes that are so; with "only" the one node; with "act", "write" or "rows" that is done
with the one node; "focus" asks what has the focus. Ends with its standard input.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LONG_LIST = 60  # children; longer ones are thousands of rows that nobody reads one by one
STATES = ("checked", "editable", "enabled", "focusable", "focused", "selected")


def program(name):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child and child.get_name() == name:
            child.set_cache_mask(Atspi.Cache.NONE)  # what is true now, not what was true when last asked
            return child
    return None


def described(node):
    states = node.get_state_set()
    place = node.get_component_iface()
    text = node.get_text_iface()
    extents = place.get_extents(Atspi.CoordType.SCREEN) if place else None
    return {
        "id": node.path,
        "role": node.get_role_name(),
        "name": node.get_name(),
        "label": label(node),
        "description": node.get_description(),
        "states": [state for state in STATES if is_in(states, state)],
        "text": text.get_text(0, text.get_character_count()) if text else None,
        "extents": [extents.x, extents.y, extents.width, extents.height] if extents else None,
    }


def label(node):
    """What names it elsewhere: a combo box's own name is what is chosen in it."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return ""


def is_in(states, state):
    return states.contains(getattr(Atspi.StateType, state.upper()))


def showing(node):
    """The node and what is in it, with their states, in the order of the tree, as far as it is to be seen."""
    states = node.get_state_set()
    if not is_in(states, "showing"):
        return
    yield node, states
    count = node.get_child_count()
    if count > LONG_LIST:
        return
    for index in range(count):
        child = node.get_child_at_index(index)
        if child:
            yield from showing(child)


def matching(name, question):
    root = program(name)
    for node, _states in showing(root) if root else ():
        if question.get("role") not in (None, node.get_role_name()):
            continue
        if question.get("name") in (None, node.get_name(), label(node)):
            yield node


def rows(table):
    grid = table.get_table_iface()
    return [
        [grid.get_accessible_at(row, column).get_name() for column in range(grid.get_n_columns())]
        for row in range(grid.get_n_rows())
    ]


def act(node, action):
    actions = node.get_action_iface()
    for index in range(actions.get_n_actions()):
        if Atspi.Action.get_action_name(actions, index) == action:
            return actions.do_action(index)
    return False


def has_focus(node, states):
    """Qt says it of a list's current row too when the list has lost it."""
    if not is_in(states, "focused") or not is_in(states, "focusable"):
        return False
    parent = node.get_parent()
    return parent.get_role_name() not in ("list", "table") or is_in(parent.get_state_set(), "focused")


def focused(name):
    """The innermost node with the focus: a row before its list."""
    root = program(name)
    nodes = [node for node, states in showing(root) if has_focus(node, states)] if root else []
    return described(nodes[-1]) if nodes else None


def answer(name, question):
    if "focus" in question:
        return {"node": focused(name)}
    nodes = list(matching(name, question))
    if question.keys() <= {"role", "name"}:
        return {"nodes": [described(node) for node in nodes]}
    if len(nodes) != 1:
        return {}
    if "act" in question:
        return {"done": act(nodes[0], question["act"])}
    if "write" in question:
        return {"done": nodes[0].get_editable_text_iface().set_text_contents(question["write"])}
    if "rows" in question:
        return {"rows": rows(nodes[0])}
    return {"node": described(nodes[0])}


def main(name):
    Atspi.init()
    context = GLib.MainContext.default()
    for line in sys.stdin:
        while context.iteration(False):  # what the bus has told meanwhile
            pass
        try:
            reply = answer(name, json.loads(line))
        except GLib.Error:  # a node went while it was read
            reply = {}
        print(json.dumps(reply), flush=True)


main(sys.argv[1])
