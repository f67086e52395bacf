//! A syntax tree brought to the shape in which it is matched: what every branch of a choice begins
//! with stands before the choice, and a choice between characters is a set. Python's `re` does the
//! same, and where groups are noted it tells: what is no choice puts no groups back.

use super::node::{Greed, Node};

/// The tree in that shape. The parser has bounded the nesting.
pub fn reduce(node: Node) -> Node {
    match node {
        Node::Concat(nodes) => concat(nodes.into_iter().map(reduce)),
        Node::Choice(branches) => choice(branches.into_iter().map(reduce)),
        Node::Group(group, inner) => Node::Group(group, within(inner)),
        Node::Atomic(inner) => Node::Atomic(within(inner)),
        Node::Repeat { node, min, max, greed } => {
            Node::Repeat { node: within(node), min, max, greed }
        }
        Node::Look { behind, negated, node } => Node::Look { behind, negated, node: within(node) },
        Node::Conditional { group, yes, no } => {
            Node::Conditional { group, yes: within(yes), no: within(no) }
        }
        other => other,
    }
}

fn within(mut node: Box<Node>) -> Box<Node> {
    *node = reduce(std::mem::replace(&mut *node, Node::Empty));
    node
}

/// A sequence, with the sequences in it opened and what is empty left out.
fn concat(nodes: impl Iterator<Item = Node>) -> Node {
    let mut flat = Vec::new();
    for node in nodes {
        match node {
            Node::Concat(inner) => flat.extend(inner),
            Node::Empty => {}
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Node::Empty,
        1 => flat.remove(0),
        _ => Node::Concat(flat),
    }
}

fn choice(branches: impl Iterator<Item = Node>) -> Node {
    let mut rows: Vec<Vec<Node>> = branches
        .map(|branch| match branch {
            Node::Concat(nodes) => nodes,
            Node::Empty => Vec::new(),
            other => vec![other],
        })
        .collect();
    let shared = (0..)
        .take_while(|&at| {
            let first = rows[0].get(at).filter(|n| is_plain(n));
            first.is_some() && rows.iter().all(|row| row.get(at) == first)
        })
        .count();
    let mut nodes: Vec<Node> = rows[0].drain(..shared).collect();
    for row in &mut rows[1..] {
        row.drain(..shared);
    }
    nodes.push(match set_of(&rows) {
        Some(set) => set,
        None => Node::Choice(rows.into_iter().map(|row| concat(row.into_iter())).collect()),
    });
    concat(nodes.into_iter())
}

fn is_plain(node: &Node) -> bool {
    matches!(
        node,
        Node::Char(..) | Node::Any(_) | Node::Set { .. } | Node::At(_) | Node::BackRef(..)
    )
}

/// The branches as one set, if each is one character or a set of them and all treat case alike.
fn set_of(rows: &[Vec<Node>]) -> Option<Node> {
    let mut all = Vec::new();
    let mut seen_case = None;
    let mut seen_alphabet = None;
    for row in rows {
        let case = match &row[..] {
            [Node::Char(c, case)] => {
                all.push(super::node::SetItem::Char(*c));
                *case
            }
            [Node::Set { items, negated: false, alphabet, ignore_case, locale: false }] => {
                all.extend(items.iter().cloned());
                if *seen_alphabet.get_or_insert(*alphabet) != *alphabet {
                    return None;
                }
                ignore_case.then_some(*alphabet)
            }
            _ => return None,
        };
        if *seen_case.get_or_insert(case) != case {
            return None;
        }
    }
    let case = seen_case?;
    let alphabet = case.or(seen_alphabet).unwrap_or(super::node::Alphabet::Unicode);
    Some(Node::Set {
        items: all,
        negated: false,
        alphabet,
        ignore_case: case.is_some(),
        locale: false,
    })
}

/// Does it show what CPython puts back of the groups, and what not? It does where a possessive repeat
/// repeats a group, and where a group asks whether it has matched itself.
pub fn shows_groups(node: &Node) -> bool {
    shows(node, false, &mut Vec::new())
}

fn shows(node: &Node, possessive: bool, open: &mut Vec<u32>) -> bool {
    match node {
        Node::Group(group, inner) => {
            open.push(*group);
            let found = possessive || shows(inner, possessive, open);
            open.pop();
            found
        }
        Node::Concat(nodes) | Node::Choice(nodes) => {
            nodes.iter().any(|node| shows(node, possessive, open))
        }
        Node::Atomic(inner) | Node::Look { node: inner, .. } => shows(inner, possessive, open),
        Node::Conditional { group, yes, no } => {
            open.contains(group) || shows(yes, possessive, open) || shows(no, possessive, open)
        }
        Node::Repeat { node, greed, .. } => {
            shows(node, possessive || *greed == Greed::Possessive, open)
        }
        _ => false,
    }
}
