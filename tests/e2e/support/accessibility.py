#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads one program on the accessibility bus, as a screen reader does: accessibility.py PROGRAM.

A JSON question a line on standard input, a JSON answer a line on standard output: {"nodes": [...]}.
What takes the focus comes unasked: {"focused": NODE}. Ends with its standard input.
"""

import json
import os
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
    place = node.get_component_iface()
    text = node.get_text_iface()
    extents = place.get_extents(Atspi.CoordType.SCREEN) if place else None
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "label": label(node),
        "description": node.get_description(),
        "states": [state for state in STATES if is_in(node, state)],
        "text": text.get_text(0, text.get_character_count()) if text else None,
        "extents": [extents.x, extents.y, extents.width, extents.height] if extents else None,
    }


def label(node):
    """What names it elsewhere: a combo box's own name is what is chosen in it."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return ""


def is_in(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))


def showing(node):
    """The node and what is in it, in the order of the tree, as far as it is to be seen."""
    if not is_in(node, "showing"):
        return
    yield node
    count = node.get_child_count()
    if count > LONG_LIST:
        return
    for index in range(count):
        child = node.get_child_at_index(index)
        if child:
            yield from showing(child)


def matching(name, question):
    root = program(name)
    for node in showing(root) if root else ():
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


def answer(name, question):
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


def tell(message):
    print(json.dumps(message), flush=True)


def main(name):
    def focused(event):
        try:
            if event.detail1 and event.source.get_application().get_name() == name:
                tell({"focused": described(event.source)})
        except GLib.Error:  # it went again
            pass

    pending = b""

    def asked(descriptor, _condition):
        nonlocal pending
        chunk = os.read(descriptor, 65536)
        if not chunk:
            Atspi.event_quit()
            return False
        *lines, pending = (pending + chunk).split(b"\n")
        for line in lines:
            try:
                tell(answer(name, json.loads(line)))
            except GLib.Error as error:  # a node went while it was read
                tell({"error": error.message})
        return True

    Atspi.init()
    listener = Atspi.EventListener.new(focused)
    listener.register("object:state-changed:focused")
    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, asked)
    tell({"ready": True})
    Atspi.event_main()


main(sys.argv[1])
