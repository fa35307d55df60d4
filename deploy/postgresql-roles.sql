-- Three roles, so that the application cannot change its own tables or its record of what happened:
--   fgc_owner   owns the tables; used by `manage.py migrate` only
--   fgc_app     what the web server, the worker and beat sign in as
--   fgc_backup  reads everything, for the backup only
-- Run once as a PostgreSQL administrator in the database fgc; run the part after the line again after each migrate.
-- psql -d fgc -f deploy/postgresql-roles.sql
\set ON_ERROR_STOP on
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fgc_owner') THEN CREATE ROLE fgc_owner LOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fgc_app') THEN CREATE ROLE fgc_app LOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fgc_backup') THEN CREATE ROLE fgc_backup LOGIN; END IF;
END $$;
GRANT pg_read_all_data TO fgc_backup;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO fgc_owner;
GRANT USAGE ON SCHEMA public TO fgc_app, fgc_backup;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER DEFAULT PRIVILEGES FOR ROLE fgc_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fgc_app;
ALTER DEFAULT PRIVILEGES FOR ROLE fgc_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO fgc_app;

-- ---- after each migrate ----
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO fgc_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO fgc_app;
DO $$ BEGIN
    -- What happened is added to, never changed; which migrations ran is nothing the application may write.
    IF to_regclass('public.audit_auditevent') IS NOT NULL THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditevent FROM fgc_app;
        REVOKE INSERT, DELETE, TRUNCATE ON audit_audithead FROM fgc_app;
        REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM fgc_app;
    END IF;
END $$;
