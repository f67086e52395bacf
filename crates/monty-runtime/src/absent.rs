//! What an import of a module that does not exist says: the nearest thing that exists, and the host
//! functions there are.

use crate::names as n;
use crate::object::ExceptionObject;
use crate::suggest::closest;
use crate::value::Handle;
use crate::vm::Vm;

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
    ("networkx igraph", "graphlib collections"),
    ("trio anyio curio gevent", "asyncio"),
    ("nltk spacy jellyfish rapidfuzz fuzzywuzzy Levenshtein", "difflib re"),
    ("Crypto cryptography nacl bcrypt", "hashlib hmac secrets"),
    ("matplotlib seaborn plotly bokeh PIL cv2 tkinter", ""),
];

/// More host functions than these are not named.
const MAX_NAMED: usize = 12;

impl Vm {
    /// What the message of an import says behind the name of a module that does not exist: what there
    /// is instead, and the host functions.
    pub(crate) fn instead_of(&self, module: &str) -> Option<String> {
        let top = module.split('.').next().unwrap_or(module);
        let known = |name: &str| INSTEAD.iter().find(|row| row.0.split(' ').any(|n| n == name));
        let (shown, row) = match known(module) {
            Some(row) => (module, Some(row)),
            None => (top, known(top)),
        };
        let there = |name: &&str| {
            self.registry.module(name).is_some() || self.registry.library_module(name).is_some()
        };
        let instead = row.map_or("", |row| row.1).split(' ').filter(|n| !n.is_empty());
        let instead: Vec<&str> = instead.filter(there).collect();
        let mut parts = Vec::new();
        if !instead.is_empty() {
            let plural = if instead.len() == 1 { "module" } else { "modules" };
            parts.push(format!("use the {plural} {}", instead.join(", ")));
        }
        parts.extend(self.host_functions_here());
        match parts.is_empty() {
            true if row.is_none() => return None,
            true => parts.push("there is no host function to take its place".to_owned()),
            false => {}
        }
        Some(format!("{shown} is not available: {}", parts.join("; ")))
    }

    /// What a traceback adds to the message: the module whose name is nearest.
    pub(crate) fn nearest_module(&self, e: Handle<ExceptionObject>) -> Option<String> {
        let name = self.str_of(self.exception_attr(e, n::NAME_ATTR)?)?;
        let names = self.registry.module_names();
        let nearest = closest(name, names.iter().copied())?;
        Some(format!(". Did you mean: '{nearest}'?"))
    }

    fn host_functions_here(&self) -> Option<String> {
        if self.host_functions.is_empty() {
            return None;
        }
        let named: Vec<&str> =
            self.host_functions.iter().take(MAX_NAMED).map(|&name| self.text(name)).collect();
        let more = if named.len() < self.host_functions.len() { " and others" } else { "" };
        let verb =
            if self.host_functions.len() == 1 { "function here is" } else { "functions here are" };
        Some(format!("host {verb} {}{more}", named.join(", ")))
    }
}
