#!/usr/bin/env bash
# Makes a migration for all three databases from the one model, and SQL Server's script for its administrators.
# Read all of it, and commit it together. Until the first release there is one migration, Initial, made anew each time.
set -euo pipefail
cd "$(dirname "$0")/.."

name=${1:?usage: db/add-migration.sh <Name>}
script=db/SqlServer/ketoanchung.sql

ef() { dotnet ef "$@" --project db --startup-project db; }

dotnet tool restore >/dev/null
if [[ $name == Initial ]]; then
    rm --recursive --force db/{Sqlite,PostgreSql,SqlServer}/Migrations
fi

dotnet build db --verbosity quiet
for database in Sqlite PostgreSql SqlServer; do
    ef migrations add "$name" --no-build --context "${database}Db" --output-dir "$database/Migrations"
done

# For administrators who don't let the application change tables: the migrations, then the guards (Guards.cs puts up the same).
ef migrations script --idempotent --context SqlServerDb --output "$script.migrations"
{
    echo 'SET QUOTED_IDENTIFIER ON; -- sqlcmd has it off'
    echo 'GO'
    sed '1s/^\xEF\xBB\xBF//' "$script.migrations"
    echo 'BEGIN TRANSACTION;'
    cat db/SqlServer/Guards.sql
    sed --quiet 's/.*HasAnnotation("KeToanChung:AppendOnly", "\(.*\)").*/\1/p' db/SqlServer/Migrations/SqlServerDbModelSnapshot.cs | sort |
        while read -r table; do
            sed "s/{table}/$table/g" db/SqlServer/AppendOnly.sql
        done
    echo 'COMMIT;'
    echo 'GO'
} >"$script"
rm "$script.migrations"
