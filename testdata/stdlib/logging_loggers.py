# Loggers, each the first thing that is asked of the module.
import logging
log = logging.getLogger('a.b')
print(log.name, log.parent.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), logging.root is logging.getLogger())
log.debug('not shown %s', 1)
child = log.getChild('c'); print(child, logging.getLevelName(30), logging.Logger.manager is log.manager, logging.Logger.root.name)
