//! Conversions as CPython 3.13 makes them. Recorded by a script.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::*;

enum Arg { Int(i64), Float(f64), Str(&'static str) }
use Arg::*;

fn run(template: &str, arg: &Arg) -> Result<String, FormatError> {
    let mut out = String::new();
    let mut at = 0;
    while let Some((part, next)) = next_part(template.as_bytes(), at)? {
        at = next;
        let conversion = match part {
            Part::Literal(range) => {
                out.push_str(&template[range]);
                continue;
            }
            Part::Conversion(c) => c,
        };
        let code = conversion.code()?;
        let layout = conversion.layout(0, 0);
        out.push_str(&match (code, arg) {
            ('d' | 'u' | 'x' | 'X' | 'o', Int(v)) => percent_int(IntRef::Small(*v), code, &layout, 3000)?,
            ('e' | 'f' | 'g' | 'E' | 'F' | 'G', Float(v)) => percent_float(*v, code, &layout, 3000)?,
            ('s', Int(v)) => percent_str(&v.to_string(), &layout, 3000)?,
            ('s', Str(v)) => percent_str(v, &layout, 3000)?,
            ('r', Str(v)) => percent_str(&format!("'{v}'"), &layout, 3000)?,
            ('a', Str(_)) => percent_str("'\\xe9'", &layout, 3000)?,
            _ => return Err(conversion.unsupported_in_str(template)),
        });
    }
    Ok(out)
}

#[test]
fn against_cpython() {
    let cases: &[(&str, Arg, &str)] = &[
        ("%.d", Int(5), "5"),
        ("%.0d", Int(0), "0"),
        ("%.5d", Int(-5), "-00005"),
        ("%+.5d", Int(5), "+00005"),
        ("%08.5d", Int(5), "00000005"),
        ("%-08d|", Int(5), "5       |"),
        ("%# x", Int(5), " 0x5"),
        ("%#x", Int(-255), "-0xff"),
        ("%#X", Int(255), "0XFF"),
        ("%#o", Int(8), "0o10"),
        ("%#.5x", Int(255), "0x000ff"),
        ("%#08x", Int(255), "0x0000ff"),
        ("% d", Int(5), " 5"),
        ("%+ d", Int(5), "+5"),
        ("% 05d", Int(5), " 0005"),
        ("%05d", Int(-5), "-0005"),
        ("%+05d", Int(5), "+0005"),
        ("%u", Int(-5), "-5"),
        ("%99999999999999999999d", Int(1), "width too big"),
        ("%.99999999999999999999d", Int(1), "precision too big"),
        ("%.2147483647d", Int(1), "precision too large"),
        ("%.2147483648d", Int(1), "precision too big"),
        ("%9223372036854775807d", Int(1), "TooLarge"),
        ("%9223372036854775808d", Int(1), "width too big"),
        ("%-010d|", Int(5), "5         |"),
        ("%+x", Int(255), "+ff"),
        ("%#o", Int(0), "0o0"),
        ("%#x", Int(0), "0x0"),
        ("%.0x", Int(0), "0"),
        ("%o", Int(-8), "-10"),
        ("%-+6d|", Int(5), "+5    |"),
        ("%5", Int(1), "incomplete format"),
        ("%.", Int(1), "incomplete format"),
        ("%.5", Int(1), "incomplete format"),
        ("%l", Int(1), "incomplete format"),
        ("%lld", Int(1), "unsupported format character 'l' (0x6c) at index 2"),
        ("%ld", Int(1), "1"),
        ("%y", Int(1), "unsupported format character 'y' (0x79) at index 1"),
        ("%", Int(1), "incomplete format"),
        ("%\u{e9}", Int(1), "unsupported format character '?' (0xe9) at index 1"),
        ("%\u{1234}", Int(1), "unsupported format character '?' (0x1234) at index 1"),
        ("%\u{1}", Int(1), "unsupported format character '?' (0x1) at index 1"),
        ("a\u{e9}%", Int(1), "incomplete format"),
        ("a\u{e9}%zx", Int(1), "unsupported format character 'z' (0x7a) at index 3"),
        ("% (a)s", Int(1), "unsupported format character '(' (0x28) at index 2"),
        ("%5%|", Int(1), "unsupported format character '%' (0x25) at index 2"),
        ("%s%%", Int(5), "5%"),
        ("%d%", Int(5), "incomplete format"),
        ("%f", Float(1.0), "1.000000"),
        ("%.0f", Float(2.5), "2"),
        ("%#.0f", Float(2.5), "2."),
        ("%e", Float(10000000000.0), "1.000000e+10"),
        ("%E", Float(10000000000.0), "1.000000E+10"),
        ("%g", Float(1e-05), "1e-05"),
        ("%G", Float(1e-05), "1E-05"),
        ("%#g", Float(1.0), "1.00000"),
        ("%010.2f", Float(-1.5), "-000001.50"),
        ("%+f", Float(f64::INFINITY), "+inf"),
        ("%010f", Float(f64::INFINITY), "0000000inf"),
        ("%010f", Float(f64::NEG_INFINITY), "-000000inf"),
        ("%F", Float(f64::NAN), "NAN"),
        ("% f", Float(f64::NAN), " nan"),
        ("%-10f|", Float(f64::INFINITY), "inf       |"),
        ("%.3000000000f", Float(1.0), "precision too big"),
        ("%05.1f|", Float(1.25), "001.2|"),
        ("%+.3e", Float(0.0), "+0.000e+00"),
        ("%#.3g", Float(1.0), "1.00"),
        ("%.0e", Float(15.0), "2e+01"),
        ("%#.0e", Float(15.0), "2.e+01"),
        ("%.60f", Float(0.1), "0.100000000000000005551115123125782702118158340454101562500000"),
        ("%+.0f", Float(-0.0), "-0"),
        ("%g", Float(123456789.0), "1.23457e+08"),
        ("%.0g", Float(12.0), "1e+01"),
        ("%-9.2e|", Float(-3.5), "-3.50e+00|"),
        ("%.2s|", Str("abc"), "ab|"),
        ("%5.2s|", Str("abc"), "   ab|"),
        ("%-5.2s|", Str("abc"), "ab   |"),
        ("%05s|", Str("abc"), "  abc|"),
        ("%.3r", Str("abc"), "'ab"),
        ("%a", Str("\u{e9}"), "'\\xe9'"),
        ("%r", Str("\u{e9}"), "'\u{e9}'"),
        ("%s", Str("x"), "x"),
        ("%3s|", Str("\u{e9}\u{e9}"), " \u{e9}\u{e9}|"),
    ];
    for (template, arg, want) in cases {
        let got = match run(template, arg) {
            Ok(s) | Err(FormatError::Value(s)) | Err(FormatError::Overflow(s)) => s,
            Err(e) => format!("{e:?}"),
        };
        assert_eq!(got, *want, "{template:?}");
    }
}

#[test]
fn keys_and_stars() {
    let Ok(Some((Part::Conversion(c), 13))) = next_part(b"%(a(b)c)-*.*f", 0) else { panic!() };
    assert_eq!(c.key, Some(2..7));
    let layout = c.layout(-5, -2);
    assert_eq!((layout.width, layout.precision, layout.flags.left), (5, Some(0), true));
    let open = FormatError::value("incomplete format key");
    assert_eq!(next_part(b"%((a)s", 0), open);
    assert!(needs_mapping(b"a%(", 1) && !needs_mapping(b"%", 0));
    let Ok(Some((Part::Conversion(c), 2))) = next_part(b"%\xe9", 0) else { panic!() };
    assert!(matches!(c.unsupported_in_bytes(), FormatError::Overflow(_)));
    let layout = Layout { width: 5, precision: Some(2), ..Layout::default() };
    assert_eq!(percent_bytes(b"abc", &layout, 10), Ok(b"   ab".to_vec()));
}
