-- For a bot that does not own its tables: run by the owner after `portero migrate`, once the role portero_bot exists
-- (create role portero_bot login password '…'). Then DATABASE_URL names portero_bot, and neither it nor whoever steals
-- its password can change or delete a line of the audit trail, drop its triggers, or alter a table.
grant usage on schema public to portero_bot;
grant select, insert, update, delete on all tables in schema public to portero_bot;
revoke update, delete, truncate on audit, audit_seals from portero_bot;
revoke insert, update, delete, truncate on migrations, pseudonym_key from portero_bot;
grant usage on all sequences in schema public to portero_bot;
