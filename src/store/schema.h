// The schema: a table of migrations, each from one version to the next.
#ifndef RECTO_SRC_STORE_SCHEMA_H
#define RECTO_SRC_STORE_SCHEMA_H

#include "database.h"

int schema_newest(void);
// Brings the database from its version to the newest in one transaction, and gives it a device of
// its own. A database that another program has migrated meanwhile is left as it is.
bool schema_migrate(Store *s, Instant now, Err *err);
// Reads application_id and user_version.
bool schema_read_identity(Store *s, int64_t *application, int *version, Err *err);

#endif
