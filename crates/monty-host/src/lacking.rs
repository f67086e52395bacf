//! What modules lack that programs may ask them for: the names of CPython's modules that do not exist
//! here, each with what to write instead. The runtime's AttributeError and ImportError say it.

/// A module, the names, and what there is instead.
#[rustfmt::skip]
const LACKING: &[(&str, &str, &str)] = &[
    ("ast", "AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign AugLoad AugStore Await BinOp BitAnd BitOr BitXor BoolOp Break Call ClassDef Compare Constant Continue Del Delete Dict DictComp Div Eq ExceptHandler Expr Expression ExtSlice FloorDiv For FormattedValue FunctionDef FunctionType GeneratorExp Global Gt GtE If IfExp Import ImportFrom In Index IntEnum Interactive Invert Is IsNot JoinedStr LShift Lambda List ListComp Load Lt LtE MatMult Match MatchAs MatchClass MatchMapping MatchOr MatchSequence MatchSingleton MatchStar MatchValue Mod Module Mult Name NamedExpr NodeTransformer NodeVisitor Nonlocal Not NotEq NotIn Or Param ParamSpec Pass Pow PyCF_ALLOW_TOP_LEVEL_AWAIT PyCF_ONLY_AST PyCF_OPTIMIZED_AST PyCF_TYPE_COMMENTS RShift Raise Return Set SetComp Slice Starred Store Sub Subscript Suite Try TryStar Tuple TypeAlias TypeIgnore TypeVar TypeVarTuple UAdd USub UnaryOp While With Yield YieldFrom alias arg arguments auto boolop cmpop comprehension contextmanager copy_location dump excepthandler expr expr_context fix_missing_locations get_docstring get_source_segment increment_lineno iter_child_nodes iter_fields keyword match_case mod nullcontext operator parse pattern slice stmt type_ignore type_param unaryop unparse walk withitem", "programs are not shown as trees: use ast.literal_eval for literals, eval or compile for code"),
    ("random", "main", "there is no command line: call the functions of the module"),
    ("uuid", "main", "there is no command line: call the functions of the module"),
    ("base64", "main", "there is no command line: call the functions of the module"),
    ("calendar", "main", "there is no command line: call the functions of the module"),
    ("gzip", "main", "there is no command line: call the functions of the module"),
    ("ast", "main", "there is no command line: call the functions of the module"),
    ("datetime", "datetime_CAPI", "there is no C interface"),
    ("time", "CLOCK_BOOTTIME CLOCK_MONOTONIC_RAW CLOCK_TAI clock_getres clock_settime clock_settime_ns pthread_getcpuclockid", "use time.time, time.monotonic or time.perf_counter"),
    ("statistics", "acos asin atan cos cosh erf fabs hypot pi sin tan tau", "use the module math"),
    ("collections.abc", "EllipsisType FunctionType async_generator bytearray_iterator bytes_iterator coroutine dict_itemiterator dict_items dict_keyiterator dict_keys dict_valueiterator dict_values framelocalsproxy generator list_iterator list_reverseiterator longrange_iterator mappingproxy range_iterator set_iterator str_iterator tuple_iterator zip_iterator", "use the class of such an object: type(obj)"),
    ("functools", "RLock", "use threading.RLock"),
    ("functools", "namedtuple", "use collections.namedtuple"),
    ("functools", "recursive_repr", "use reprlib.recursive_repr"),
    ("dataclasses", "recursive_repr", "use reprlib.recursive_repr"),
    ("typing", "ABCMeta abstractmethod", "use the module abc"),
    ("typing", "defaultdict", "use collections.defaultdict"),
    ("typing", "EXCLUDED_ATTRIBUTES NamedTupleMeta", "use typing.Protocol or typing.NamedTuple"),
    ("copy", "dispatch_table", "use copyreg.dispatch_table"),
    ("io", "FileIO BufferedRandom BufferedRWPair", "use open(), io.BytesIO or io.StringIO"),
    ("csv", "StringIO", "use io.StringIO"),
    ("uuid", "Enum", "use enum.Enum"),
    ("uuid", "bytes_ int_", "use bytes and int"),
    ("hashlib", "scrypt", "use hashlib.pbkdf2_hmac"),
    ("base64", "bytes_types", "use (bytes, bytearray)"),
    ("urllib.parse", "clear_cache non_hierarchical scheme_chars uses_fragment uses_query", "use urllib.parse.urlsplit and the attributes of its result"),
    ("reprlib", "get_ident", "use threading.get_ident"),
    ("reprlib", "islice", "use itertools.islice"),
    ("difflib", "HtmlDiff", "use difflib.unified_diff or difflib.ndiff, and html.escape for their lines"),
    ("unicodedata", "decomposition UCD ucd_3_2_0", "use unicodedata.normalize with 'NFD' or 'NFKD'"),
    ("logging", "GenericAlias", "use types.GenericAlias"),
    ("logging", "handlers config", "use logging.StreamHandler, logging.FileHandler, or a class of your own made from logging.Handler"),
    ("logging", "Template", "use string.Template"),
    ("logging", "currentframe", "frames are not shown to programs"),
    ("traceback", "ANSIColors BUILTIN_EXCEPTION_LIMIT suppress", "use traceback.format_exception and its limit"),
    ("inspect", "ArgInfo ClosureVars Traceback classify_class_attrs getargvalues formatargvalues getasyncgenlocals getcoroutinelocals getgeneratorlocals getinnerframes getouterframes getlineno currentframe stack trace getframeinfo FrameInfo", "frames are not shown to programs: the traceback module shows where an exception was raised"),
    ("inspect", "BlockFinder EndOfBlock ClassFoundException findsource getblock getcomments getabsfile indentsize modulesbyfile getsource getsourcelines getsourcefile getfile", "functions do not keep their source: use inspect.signature and __doc__"),
    ("inspect", "Arguments getargs formatannotationrelativeto CO_NOFREE TPFLAGS_IS_ABSTRACT BufferFlags ismethodwrapper make_weakref", "use inspect.signature and the other predicates of the module"),
    ("inspect", "getclosurevars", "use __closure__ and __globals__ of the function"),
    ("inspect", "getclasstree walktree", "use __mro__ and __subclasses__() of the class"),
    ("inspect", "iskeyword", "use keyword.iskeyword"),
    ("inspect", "attrgetter", "use operator.attrgetter"),
    ("inspect", "OrderedDict", "use collections.OrderedDict"),
    ("calendar", "different_locale", "there is one locale"),
    ("queue", "time", "use time.monotonic"),
    ("gzip", "READ WRITE READ_BUFFER_SIZE write32u FCOMMENT FEXTRA FHCRC FNAME FTEXT", "use gzip.compress and gzip.decompress"),
    ("weakref", "KeyedRef", "references here are strong: use weakref.WeakValueDictionary"),
    ("sys", "breakpointhook unraisablehook", "there is no debugger and no finalizer"),
    ("sys", "activate_stack_trampoline deactivate_stack_trampoline is_stack_trampoline_active call_tracing getallocatedblocks getunicodeinternedsize getdlopenflags setdlopenflags abiflags", "the interpreter is not CPython"),
    ("sys", "get_asyncgen_hooks set_asyncgen_hooks get_coroutine_origin_tracking_depth set_coroutine_origin_tracking_depth", "use asyncio.run"),
    ("sys", "setswitchinterval", "there are no threads"),
    ("os", "DirEntry F_LOCK F_TEST F_TLOCK F_ULOCK O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RSYNC O_SYNC O_TMPFILE O_TRUNC RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC SEEK_DATA SEEK_HOLE TMP_MAX chdir chmod chown close closerange copy_file_range dup dup2 fchdir fchmod fchown fdatasync fdopen fstat fstatvfs fsync ftruncate fwalk get_blocking get_inheritable getcwdb isatty lchown link lockf lseek lstat mkfifo mknod open pread preadv pwrite pwritev read readlink readv removedirs renames scandir sendfile set_blocking set_inheritable splice stat_result supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync truncate utime write writev", "use open() or pathlib.Path, whose calls the host answers"),
    ("os", "environb getenvb", "use os.environ and os.getenv"),
    ("os", "getrandom GRND_NONBLOCK GRND_RANDOM", "use os.urandom or the module secrets"),
    ("os", "get_terminal_size terminal_size ctermid ttyname device_encoding", "there is no terminal"),
    ("os", "GenericAlias", "use types.GenericAlias"),
    ("os", "Mapping", "use collections.abc.Mapping"),
    ("os", "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND CLONE_SYSVSEM CLONE_THREAD CLONE_VM EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT NGROUPS_MAX POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX abort chroot confstr confstr_names eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe fork forkpty fpathconf get_exec_path getegid geteuid getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpriority getresgid getresuid getsid getuid getxattr grantpt initgroups kill killpg listxattr login_tty major makedev memfd_create minor nice openpty pathconf pathconf_names pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_openpt posix_spawn posix_spawnp ptsname register_at_fork removexattr sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield setegid seteuid setgid setgroups setns setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe statvfs statvfs_result sysconf sysconf_names system tcgetpgrp tcsetpgrp timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime timerfd_settime_ns times times_result umask uname uname_result unlockpt unshare wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode", "there are no processes, users or devices"),
    ("os.path", "getatime getctime samestat sameopenfile supports_unicode_filenames", "use os.stat or os.path.getmtime"),
    ("asyncio", "AbstractChildWatcher BaseEventLoop BaseProtocol BaseTransport BufferedProtocol DatagramProtocol DatagramTransport DefaultEventLoopPolicy FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher Protocol ReadTransport SafeChildWatcher SelectorEventLoop Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport ThreadedChildWatcher Transport WriteTransport create_subprocess_exec create_subprocess_shell get_child_watcher open_connection open_unix_connection set_child_watcher start_server start_unix_server", "there are no sockets and no processes: await host functions instead"),
    ("copyreg", "pickle_complex pickle_union", "there is no pickle"),
    ("threading", "WeakSet", "use weakref.WeakSet"),
    ("threading", "getprofile gettrace setprofile_all_threads settrace_all_threads", "nothing is traced"),
    ("gc", "get_debug get_freeze_count is_finalized set_debug", "use gc.collect and gc.isenabled"),
    ("pydoc", "Doc ErrorDuringImport HTMLDoc HTMLRepr Helper ModuleScanner Repr TextDoc TextRepr allmethods apropos browse classify_class_attrs classname cli cram deque describe doc format_exception_only get_pager getpager html importfile isdata ispackage ispath locate pager parentname pathdirs pipe_pager pipepager plain_pager plainpager plaintext replace resolve safeimport sort_attributes source_synopsis splitdoc stripid synopsis tempfile_pager tempfilepager text tty_pager ttypager visiblename writedoc writedocs", "use help() or pydoc.getdoc"),
    ("json.decoder", "BACKSLASH FLAGS JSONArray JSONObject NaN NegInf PosInf STRINGCHUNK WHITESPACE WHITESPACE_STR c_scanstring py_scanstring", "use json.loads or json.JSONDecoder"),
    ("json.encoder", "ESCAPE ESCAPE_ASCII ESCAPE_DCT HAS_UTF8 INFINITY c_encode_basestring c_encode_basestring_ascii c_make_encoder py_encode_basestring py_encode_basestring_ascii", "use json.dumps or json.JSONEncoder"),
];

/// What is to be said of a name that a module lacks, if CPython's has it.
pub fn refusal(module: &str, name: &str) -> Option<String> {
    let rows = LACKING.iter().filter(|row| row.0 == module);
    let row = rows.into_iter().find(|row| row.1.split(' ').any(|lacking| lacking == name))?;
    Some(format!("{module}.{name} is not supported: {}", row.2))
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn what_to_write_instead_is_said() {
        assert_eq!(
            refusal("hashlib", "scrypt").as_deref(),
            Some("hashlib.scrypt is not supported: use hashlib.pbkdf2_hmac")
        );
        assert_eq!(refusal("hashlib", "nonsense"), None);
        assert_eq!(refusal("os.path", "scrypt"), None);
    }
}
