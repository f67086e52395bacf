//! The budget counts, refuses, and lets go on.

use super::*;

#[test]
fn fuel_is_counted_across_slices() {
    let mut budget = Budget::new(ResourceLimits::default());
    for _ in 0..7 {
        budget.burn(9_999).unwrap();
    }
    budget.burn(25_000).unwrap();
    assert_eq!(budget.fuel_used(), 7 * 9_999 + 25_000);
    budget.set_slice(1);
    for _ in 0..5 {
        budget.burn(1).unwrap();
    }
    assert_eq!(budget.fuel_used(), 7 * 9_999 + 25_005);
}

#[test]
fn fuel_limit_is_exact_and_sticks() {
    let mut budget = Budget::new(ResourceLimits { max_fuel: Some(100), ..Default::default() });
    for _ in 0..99 {
        budget.burn(1).unwrap();
    }
    budget.settle().unwrap();
    budget.burn(1).unwrap();
    assert_eq!(budget.settle().unwrap_err().kind, LimitKind::Fuel);
    assert_eq!(budget.refill().unwrap_err().kind, LimitKind::Fuel);
    budget.set_limits(ResourceLimits { max_fuel: Some(200), ..Default::default() });
    budget.settle().unwrap();
    for _ in 0..99 {
        budget.burn(1).unwrap();
    }
    budget.settle().unwrap();
    budget.burn(1).unwrap();
    assert!(budget.settle().is_err());
}

#[test]
fn what_exceeds_a_limit_by_more_than_the_reserve_is_refused_at_once() {
    let limits = ResourceLimits {
        max_memory: Some(1600),
        max_fuel: Some(100),
        max_allocations: Some(10),
        ..Default::default()
    };
    let mut budget = Budget::new(limits.clone());
    assert!(budget.charge(1601).is_err());
    budget.charge(1600).unwrap();
    assert!(budget.charge(101).is_err());
    budget.settle().unwrap();
    budget.charge(100).unwrap();
    assert!(budget.charge(1).is_err());
    assert_eq!(budget.settle().unwrap_err().used, 1700);
    budget.release(100);
    budget.settle().unwrap();

    assert!(budget.burn(DEFAULT_SLICE as u64 * 2).is_err());
    let mut budget = Budget::new(limits.clone());
    budget.burn(DEFAULT_SLICE as u64).unwrap();
    assert!(budget.burn(DEFAULT_SLICE as u64).is_err());

    let mut budget = Budget::new(limits.clone());
    let made = (0..).take_while(|_| budget.charge_object(0).is_ok()).count();
    assert_eq!(made as u64, 10 + budget.reserve.objects);

    let mut budget = Budget::new(limits);
    budget.set_strict();
    assert_eq!((0..).take_while(|_| budget.charge_object(0).is_ok()).count(), 10);
    assert!(budget.charge(1601).is_err() && budget.burn(100).is_err());
}

#[test]
fn the_interval_of_collections_counts_objects() {
    let mut budget = Budget::new(ResourceLimits { gc_interval: Some(3), ..Default::default() });
    for _ in 0..2 {
        budget.charge_object(1).unwrap();
    }
    assert!(!budget.collection_due());
    budget.charge_object(1).unwrap();
    assert!(budget.collection_due() && budget.fuel == 0);
    budget.collected();
    assert!(!budget.collection_due());
}

#[test]
fn time_counts_only_while_running() {
    let mut budget = Budget::new(ResourceLimits {
        max_duration: Some(Duration::from_millis(20)),
        ..Default::default()
    });
    std::thread::sleep(Duration::from_millis(30));
    budget.refill().unwrap();
    budget.start_clock();
    std::thread::sleep(Duration::from_millis(12));
    budget.stop_clock();
    std::thread::sleep(Duration::from_millis(30));
    budget.refill().unwrap();
    budget.start_clock();
    std::thread::sleep(Duration::from_millis(12));
    assert_eq!(budget.refill().unwrap_err().kind, LimitKind::Duration);
}

#[test]
fn work_that_never_looks_is_refused_where_too_little_time_is_left() {
    let limit = Some(Duration::from_millis(20));
    let mut budget = Budget::new(ResourceLimits { max_duration: limit, ..Default::default() });
    budget.set_clock(|| Duration::ZERO);
    budget.start_clock();
    for _ in 0..100 {
        budget.work(8_000_000).unwrap();
    }
    budget.work(16_000_000).unwrap();
    let error = budget.work(32_000_000).unwrap_err();
    assert_eq!((error.kind, error.used), (LimitKind::Duration, 32_000_000));
    assert_eq!(budget.usage().duration, Duration::ZERO);
    budget.burn(1000).unwrap();
    // The next slice would have no more time for it.
    let mut budget =
        Budget::new(ResourceLimits { max_slice_duration: limit, ..Default::default() });
    budget.set_clock(|| Duration::ZERO);
    budget.start_clock();
    budget.work(32_000_000).unwrap();
}

#[test]
fn allocations_and_depth() {
    let mut budget = Budget::new(ResourceLimits {
        max_allocations: Some(2),
        max_recursion_depth: 1,
        ..Default::default()
    });
    budget.set_strict();
    budget.charge_object(8).unwrap();
    budget.charge(8).unwrap();
    budget.charge_object(8).unwrap();
    assert_eq!(budget.charge_object(8).unwrap_err().kind, LimitKind::Allocations);
    assert_eq!(budget.usage().memory, 24);
    budget.enter().unwrap();
    assert_eq!(budget.enter().unwrap_err().kind, LimitKind::Recursion);
    budget.leave();
    budget.enter().unwrap();
}

#[test]
fn hostile_state_is_tightened() {
    let state = BudgetState {
        limits: ResourceLimits { max_memory: Some(u64::MAX), ..Default::default() },
        usage: Usage { fuel: u64::MAX, ..Default::default() },
    };
    let host = ResourceLimits { max_memory: Some(10), max_fuel: Some(50), ..Default::default() };
    let mut budget = Budget::restore(host, &state);
    assert!(budget.charge(11).is_err());
    budget.burn(1).unwrap();
    assert!(budget.settle().is_err());
}

#[test]
fn a_hook_that_says_stop_once_stops() {
    let mut budget = Budget::new(ResourceLimits::default());
    let mut asked = 0;
    budget.set_poll_hook(Some(PollHook::new(move || {
        asked += 1;
        asked == 1
    })));
    budget.burn(DEFAULT_SLICE as u64).unwrap();
    assert_eq!(budget.settle().unwrap_err().kind, LimitKind::Interrupted);
    budget.set_limits(ResourceLimits::default());
    budget.settle().unwrap();
}

#[test]
fn giving_memory_back_takes_time_too() {
    let limits =
        ResourceLimits { max_duration: Some(Duration::from_secs(60)), ..Default::default() };
    let mut budget = Budget::new(limits);
    budget.charge(200_000_000_000).unwrap();
    budget.poll().unwrap();
    budget.charge(100_000_000_000).unwrap();
    assert_eq!(budget.poll().unwrap_err().kind, LimitKind::Duration);
    budget.release(100_000_000_000);
    budget.poll().unwrap();
    // What a session holds when the next snippet begins, it keeps.
    budget.renew();
    budget.charge(200_000_000_000).unwrap();
    budget.poll().unwrap();
}
