use monty::*;
use std::time::Instant;
fn main() {
    for m in std::env::args().skip(1) {
        let code = if m == "-" { "1".to_string() } else { format!("import {m}\n") };
        let run = MontyRun::new(code, "m.py", vec![], vec![]).unwrap();
        let mut best = u128::MAX;
        for _ in 0..60 {
            let t = Instant::now();
            let r = run.run(vec![], NoLimitTracker, &mut NoPrint);
            best = best.min(t.elapsed().as_nanos());
            if let Err(e) = r {
                println!("{m} {e:?}");
                break;
            }
        }
        println!("{m} {:.1} us", best as f64 / 1000.0);
    }
}
