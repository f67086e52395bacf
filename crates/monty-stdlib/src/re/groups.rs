//! Groups as CPython notes them, in patterns where that shows (see `shows_groups`). There it is not
//! enough to put back what was noted since the place where a match goes on: CPython remembers at
//! each such place up to which group they are known, but what they are only inside a repeat that is
//! not possessive. What was noted anew of the groups known before stays noted otherwise.
//!
//! In the fast way of the matcher each change is undone. Both hold the changes on the stack; here
//! [`Entry::Groups`] lies below the place to go on from, and says which of both is to be done.

use super::matcher::{Entry, Matcher, NONE};

/// No group is known: the whole match takes the first places.
pub const NO_GROUPS: u32 = 1;

/// Places of groups and what they were, which has not been put back yet.
pub type Kept = Vec<(u32, u32)>;

impl Matcher {
    /// Note the place as the start or the end of a group.
    pub(super) fn mark(&mut self, slot: u32) {
        if slot > self.top {
            self.top = slot;
        } else {
            let old = self.saves[slot as usize];
            self.stack.push(Entry::Save { slot, old, last_group: self.last_group });
        }
        self.saves[slot as usize] = self.pos;
        if slot % 2 == 1 {
            self.last_group = slot / 2;
        }
    }

    /// Remember which groups are known, and if `full` what they are.
    pub(super) fn remember_groups(&mut self, full: bool) {
        let (top, last_group, before) = (self.top, self.last_group, self.full);
        self.stack.push(Entry::Groups { top, last_group, before });
        self.full = full;
    }

    /// A place in a group that is to be what it was, now or by what was remembered before.
    pub(super) fn undo(&mut self, slot: u32, old: u32, kept: &mut Kept) {
        if self.full {
            self.saves[slot as usize] = old;
        } else {
            // What it was before all changes counts.
            self.steps += kept.len() as u64 / 8;
            kept.retain(|k| k.0 != slot);
            kept.push((slot, old));
        }
    }

    /// Only those groups are known that were known then.
    pub(super) fn forget_groups(&mut self, top: u32, last_group: u32, kept: &mut Kept) {
        self.steps += u64::from(self.top - top) / 8;
        self.saves[top as usize + 1..=self.top as usize].fill(NONE);
        self.top = top;
        self.last_group = last_group;
        kept.retain(|k| k.0 <= top);
    }

    /// What was remembered is of no use any more, as all that followed has failed.
    pub(super) fn pass_groups(
        &mut self,
        (top, last_group): (u32, u32),
        before: bool,
        kept: &mut Kept,
    ) {
        self.forget_groups(top, last_group, kept);
        self.full = before;
        if before {
            for (slot, old) in kept.drain(..) {
                self.saves[slot as usize] = old;
            }
        }
    }

    /// Go on with the groups as they are remembered on top of the stack; for the last time, or once
    /// more later.
    pub(super) fn recall_groups(&mut self, last: bool, kept: &mut Kept) {
        let Some(&Entry::Groups { top, last_group, before, .. }) = self.stack.last() else {
            return;
        };
        let remembered = self.stack.pop();
        self.forget_groups(top, last_group, kept);
        self.keep(kept);
        if last {
            self.full = before;
        } else {
            self.stack.extend(remembered);
        }
    }

    /// What has not been put back may have to be later.
    pub(super) fn keep(&mut self, kept: &mut Kept) {
        for (slot, old) in kept.drain(..) {
            let near = self.stack.iter().rev().take(self.saves.len());
            let known = near
                .take_while(|e| matches!(e, Entry::Save { .. }))
                .any(|e| matches!(e, Entry::Save { slot: s, .. } if *s == slot));
            self.steps += self.saves.len() as u64 / 8;
            if !known {
                self.stack.push(Entry::Save { slot, old, last_group: self.last_group });
            }
        }
    }
}
