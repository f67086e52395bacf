//! What takes the place of a module that does not exist: what the runtime's `ModuleNotFoundError` and
//! the type checker say alike. Knows names only; which of them exist is told.

/// Modules that programs import by habit, and what there is instead of them: of each list, those that
/// exist are named.
const INSTEAD: &[(&str, &str)] = &[
    (
        "aiohttp http httpx requests urllib.request urllib3 socket ssl websockets websocket ftplib",
        "",
    ),
    ("smtplib imaplib boto3 openai anthropic selenium playwright paramiko redis pymongo", ""),
    ("subprocess multiprocessing signal pty resource ctypes", ""),
    ("sqlite3 sqlalchemy psycopg2 duckdb dbm shelve", ""),
    ("numpy", "math statistics array itertools"),
    ("scipy sklearn sympy torch tensorflow", "math statistics fractions"),
    ("pandas polars pyarrow openpyxl", "csv json collections statistics"),
    ("yaml toml configparser", "json tomllib"),
    ("simplejson ujson orjson rapidjson pickle marshal msgpack dill", "json"),
    ("bs4 lxml xml html5lib defusedxml markdown", "re html"),
    ("dateutil pytz arrow pendulum tzlocal tzdata ciso8601", "datetime zoneinfo"),
    ("tempfile shutil glob fileinput linecache", "pathlib os"),
    ("zipfile tarfile bz2 lzma zstandard brotli", "gzip zlib"),
    ("argparse optparse click typer fire", "getopt"),
    ("attr attrs pydantic marshmallow cattrs", "dataclasses"),
    ("typing_extensions mypy_extensions", "typing"),
    ("regex re2 parse pyparsing", "re"),
    ("codecs encodings chardet", "base64 binascii"),
    ("locale babel gettext", "string"),
    ("timeit cProfile profile", "time"),
    ("platform site sysconfig psutil", "sys"),
    ("unittest pytest doctest nose hypothesis", "traceback"),
    ("more_itertools toolz cytoolz boltons funcy", "itertools functools"),
    ("sortedcontainers bintrees", "bisect heapq"),
    ("tabulate rich colorama termcolor prettytable tqdm", "textwrap pprint"),
    ("loguru structlog", "logging"),
    ("logging.handlers logging.config", "logging"),
    ("networkx igraph", "graphlib collections"),
    ("trio anyio curio gevent", "asyncio"),
    ("nltk spacy jellyfish rapidfuzz fuzzywuzzy Levenshtein", "difflib re"),
    ("Crypto cryptography nacl bcrypt", "hashlib hmac secrets"),
    (
        "select selectors socketserver poplib mailbox wsgiref xmlrpc webbrowser email http mimetypes netrc",
        "",
    ),
    (
        "atexit faulthandler fcntl grp pwd mmap posix nt msvcrt syslog termios tty readline curses winreg",
        "",
    ),
    ("cmd code codeop getpass pdb bdb turtle turtledemo rlcompleter idlelib", ""),
    ("dis opcode tokenize token symtable py_compile pyclbr compileall modulefinder", "inspect ast"),
    ("pkgutil runpy zipimport zipapp ensurepip venv", "importlib"),
    ("trace tracemalloc pstats tabnanny", "time traceback"),
    ("pickletools", "json"),
    ("plistlib", "json tomllib"),
    ("posixpath ntpath genericpath stat filecmp", "os pathlib"),
    ("quopri", "base64 binascii"),
    ("sched", "heapq time asyncio"),
    ("sre_compile sre_constants sre_parse", "re"),
    ("stringprep", "unicodedata"),
    ("pyexpat", "re html"),
    ("wave winsound", ""),
    ("matplotlib seaborn plotly bokeh PIL cv2 tkinter", ""),
];

/// More host functions than these are not named.
const MAX_NAMED: usize = 12;

/// What takes the place of `module`: the modules for which `there` holds, and the host's functions.
pub fn instead_of(
    module: &str,
    there: impl Fn(&str) -> bool,
    host_functions: &[&str],
) -> Option<String> {
    let top = module.split('.').next().unwrap_or(module);
    let known = |name: &str| INSTEAD.iter().find(|row| row.0.split(' ').any(|n| n == name));
    let (shown, row) = match known(module) {
        Some(row) => (module, Some(row)),
        None => (top, known(top)),
    };
    let instead = row.map_or("", |row| row.1).split(' ').filter(|n| !n.is_empty());
    let instead: Vec<&str> = instead.filter(|name| there(name)).collect();
    let mut parts = Vec::new();
    if !instead.is_empty() {
        let plural = if instead.len() == 1 { "module" } else { "modules" };
        parts.push(format!("use the {plural} {}", instead.join(", ")));
    }
    parts.extend(host_functions_here(host_functions));
    match parts.is_empty() {
        true if row.is_none() => return None,
        true => parts.push("there is no host function to take its place".to_owned()),
        false => {}
    }
    Some(format!("{shown} is not available: {}", parts.join("; ")))
}

fn host_functions_here(names: &[&str]) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let named = &names[..names.len().min(MAX_NAMED)];
    let more = if named.len() < names.len() { " and others" } else { "" };
    let verb = if names.len() == 1 { "function here is" } else { "functions here are" };
    Some(format!("host {verb} {}{more}", named.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::instead_of;

    #[test]
    fn what_exists_is_named() {
        let there = |name: &str| name == "math";
        assert_eq!(
            instead_of("numpy.linalg", there, &[]).as_deref(),
            Some("numpy is not available: use the module math")
        );
        assert_eq!(
            instead_of("requests", there, &["fetch"]).as_deref(),
            Some("requests is not available: host function here is fetch")
        );
        assert_eq!(instead_of("my_module", there, &[]), None);
    }
}
