-- The tables of Portero. Every row of work ends in a named state; times come from the bot's clock, handed in as parameters.
-- Addresses are stored in canonical form (src/core/address.ts) and compared byte by byte: COLLATE "C".

-- MAIL IN -----------------------------------------------------------------------------------------------------------------

create table mailboxes (
  id           int generated always as identity primary key,
  name         text collate "C" not null unique,          -- user@host/folder
  uid_validity bigint not null default 0,
  last_uid     bigint not null default 0,                 -- everything up to here has been looked at
  read_at      timestamptz                                -- when the mailbox was last read to its end
);

create table inbox (
  id           bigint generated always as identity primary key,
  mailbox_id   int not null references mailboxes,
  uid_validity bigint not null,
  uid          bigint not null,
  sha256       bytea not null,
  received_at  timestamptz not null,                      -- INTERNALDATE: the server's word, not the sender's
  raw          bytea not null,                            -- sealed with a key made from SECRET_KEY (src/core/sealing.ts); empty once its time is over
  size         bigint not null,                           -- on the server; raw holds less where it was too large to keep
  kept_at      timestamptz not null,
  moved_at     timestamptz,                               -- out of the mailbox, or found gone from it
  verdict      text collate "C",                          -- null: still to be read
  reason       text,
  answered_at  timestamptz,
  failures     int not null default 0,                    -- of its own; after three it is set aside
  attempts     int not null default 0,
  retried_at   timestamptz,                               -- when the operator had it tried again
  due_at       timestamptz not null,                      -- when it may be taken; moved ahead while it is leased
  sender       text collate "C",                          -- a pseudonym, as in the trail
  turn         int not null default 0,                    -- whose mail is taken first (docs/decisions/024)
  unique (mailbox_id, uid_validity, uid)
);
alter table inbox alter raw set storage external;         -- mail is mostly base64 or short: compressing it cost more than it saved
create index inbox_due on inbox (turn, due_at, id) where verdict is null;
create index inbox_backlog on inbox (sender, turn) where verdict is null;
create index inbox_unmoved on inbox (mailbox_id, uid_validity, uid) where moved_at is null;
create index inbox_set_aside on inbox (id) where verdict = 'set-aside';
create index inbox_untold on inbox (answered_at) where verdict = 'refused' and reason like '%, untold';
create index inbox_refused on inbox (answered_at) where verdict = 'refused';
create index inbox_sha256 on inbox (sha256, id);              -- with the id, or min(id) would walk the primary key

-- REQUESTS ----------------------------------------------------------------------------------------------------------------

create table requests (
  id            bigint generated always as identity primary key,
  code          text collate "C" not null unique check (code ~ '^[0-9a-hjkmnp-tv-z]{6}$'),
  state         text collate "C" not null check (state in ('held', 'incomplete', 'pending', 'approved', 'rejected', 'closed')),
  full_name     text,
  company       text,
  role          text,
  email         text collate "C",
  requester     text collate "C" not null,                -- who wrote, and who is answered
  domain        text collate "C" generated always as (split_part(coalesce(email, requester), '@', 2)) stored, -- whose company it counts for
  subject       text not null,
  message_id    text,                                     -- theirs, to answer in the thread
  inbox_id      bigint not null references inbox,
  place         int not null,                             -- first, second … person of that mail
  opened_at     timestamptz not null,
  admitted_at   timestamptz,                              -- when it was counted (LIMITS.md, Amounts); null while it is held
  admission     bigint,                                   -- the how-manieth that was counted, about: see amounts_close
  familiar      boolean not null default false,           -- held, of a company that has accounts: let go before others
  unasked       boolean not null default false,           -- incomplete, and the answer that asks for the rest was withheld
  asked_at      timestamptz,                              -- incomplete: when its requester was last asked for the rest
  reminded      int not null default 0,                   -- how often whom it waits for was reminded: incomplete the requester, pending the agents
  untold_at     timestamptz,                              -- since when the agents were not told of it, or of what was said of it, or are to be reminded
  completed_at  timestamptz,
  decided_at    timestamptz,
  decided_by    text collate "C",
  decision_mail bigint references inbox,
  reason        text,
  unique (inbox_id, place),
  check (state in ('held', 'incomplete', 'closed') or (full_name is not null and company is not null and role is not null and email is not null)),
  check ((state in ('approved', 'rejected')) = (decided_at is not null and decided_by is not null))
);
create unique index requests_pending on requests (email) where state = 'pending';
create index requests_unfinished on requests (email, requester) where state = 'incomplete';
create index requests_email on requests (email);
create index requests_requester on requests (requester, admitted_at);
create index requests_domain on requests (domain, admitted_at);
create index requests_admitted on requests (admitted_at, admission);
create index requests_held on requests (familiar desc, id) where state = 'held';
create index requests_unasked on requests (id) where state = 'incomplete' and unasked;
create index requests_asked on requests (asked_at) where state = 'incomplete' and asked_at is not null;
create index requests_awaiting on requests (completed_at) where state = 'pending';
create index requests_untold on requests (untold_at) where state in ('held', 'pending') and untold_at is not null;
create sequence admissions;

-- I6: only allowed moves, whoever asks.
create function request_moves() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and not (
       (old.state = 'held')
    or (old.state = 'incomplete' and new.state in ('pending', 'closed'))
    or (old.state = 'pending' and new.state in ('approved', 'rejected', 'closed'))) then
    raise exception 'request %: % -> % is not an allowed move', old.code, old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_moves before update on requests for each row execute function request_moves();

-- ACCOUNTS ----------------------------------------------------------------------------------------------------------------

create table accounts (
  id             bigint generated always as identity primary key,
  email          text collate "C" not null unique,
  full_name      text not null,
  company        text not null,
  role           text not null,
  state          text collate "C" not null check (state in ('invited', 'active', 'disabled')),
  request_id     bigint not null unique references requests,
  password_hash  text,
  created_at     timestamptz not null,
  activated_at   timestamptz,
  provisioned_at timestamptz,                             -- every target has it, and the activation letter is owed
  attempts       int not null default 0,
  due_at         timestamptz not null,
  check (state <> 'active' or password_hash is not null)
);
create index accounts_domain on accounts (split_part(email, '@', 2));
create index accounts_due on accounts (due_at, id) where provisioned_at is null;

create table sessions (
  digest     bytea primary key,                           -- SHA-256 of the id in the cookie
  account_id bigint not null references accounts on delete cascade,
  opened_at  timestamptz not null,
  seen_at    timestamptz not null
);
create index sessions_account on sessions (account_id);

-- What a visitor asked for at ¿Olvidó su contraseña? or on a lapsed link: looked into by a job, so that the page's answer
-- takes as long and says as much whoever asks.
create table recoveries (
  id       bigint generated always as identity primary key,
  email    text collate "C" not null,
  asked_at timestamptz not null,
  outcome  text collate "C",                              -- null: still to be looked into
  attempts int not null default 0,
  due_at   timestamptz not null
);
create index recoveries_due on recoveries (due_at, id) where outcome is null;
create index recoveries_email on recoveries (email, asked_at);

-- What the person agreed to when activating the account (Ley 1581 de 2012, art. 9: prior, express, and with proof kept).
create table consents (
  id             bigint generated always as identity primary key,
  account_id     bigint not null references accounts on delete cascade,
  request_id     bigint references requests,              -- the request that the account came from
  notice_version text collate "C" not null,
  notice         text not null,                           -- as it stood on the page
  given_at       timestamptz not null,
  reference      text collate "C" not null                -- of the page's request, which is in the log too
);
create index consents_account on consents (account_id);

-- Who tried how often: counters that all copies share, by the HMAC of what is counted (an address, a network). Not logged: after
-- a crash of the server they begin anew, and no try waits for the disk.
create unlogged table limits (
  key     bytea primary key,
  hits    timestamptz[] not null,                         -- within the limit's time, oldest first
  free_at timestamptz not null,                           -- when the next one may come
  over_at timestamptz not null,                           -- from then on the row means nothing
  refused int not null default 0                          -- how many were turned away since the last hit
);
create index limits_over on limits (over_at);

-- When the next try may come after these: `most` are free within any `span`; beyond them none, or where waits grow one after a
-- second, then 2, 4 … up to an hour.
create function limit_free_at(hits timestamptz[], at timestamptz, most int, span interval, grows boolean) returns timestamptz language sql immutable as $$
  select case when cardinality(hits) < most then at
              when grows then at + least(3600, 2 ^ (cardinality(hits) - most)) * interval '1 second'
              else hits[1] + span end
$$;

-- Counts one try of each key in their order, up to the first that may not come yet: that one's place, when it may, and how many were
-- turned away since the last that was let in. A try that is turned away is not counted, and so does not put off the next. Two rows
-- that mean nothing any more leave with each key, so there are never many and no chore is needed; last, while nothing is waited for.
create function count_tries(keys bytea[], at timestamptz, most int[], spans interval[], grows boolean[], out refused int, out next_at timestamptz, out times int) language plpgsql as $$
begin
  for i in 1 .. cardinality(keys) loop
    insert into limits as l (key, hits, free_at, over_at)
    values (keys[i], array[at], limit_free_at(array[at], at, most[i], spans[i], grows[i]), at + spans[i])
    on conflict (key) do update set (hits, free_at, over_at, refused) = (
      select recent, limit_free_at(recent, at, most[i], spans[i], grows[i]), excluded.over_at, 0
      from (select array(select h from unnest(l.hits) h where h > at - spans[i] order by h) || at as recent) r)
    where l.free_at <= at;
    if not found then
      update limits l set refused = l.refused + 1 where l.key = keys[i] returning i, l.free_at, l.refused into refused, next_at, times;
      exit;
    end if;
  end loop;
  delete from limits l where l.key in (
    select o.key from limits o where o.over_at <= at and o.key <> all (keys) limit 2 * cardinality(keys) for update skip locked);
end $$;

create table feedback (
  id       bigint generated always as identity primary key,
  given_at timestamptz not null,
  useful   boolean not null,
  comment  text,
  told_at  timestamptz                                    -- when the agents got to read the comment, in a digest
);
create index feedback_untold on feedback (id) where comment is not null and told_at is null;

-- MAIL OUT ----------------------------------------------------------------------------------------------------------------

create table outbox (
  id          bigint generated always as identity primary key,
  cause       text collate "C" not null,                  -- inbox:12, account:3, recovery:9 …: what it is owed to
  kind        text collate "C" not null,                  -- its template in templates/mail
  recipient   text collate "C" not null,
  data        jsonb not null,                             -- what the template says; never a link or a key
  request_id  bigint references requests,
  account_id  bigint references accounts,
  inbox_id    bigint references inbox,                    -- the mail it answers, if any
  is_answer   boolean not null default false,             -- counts against what one address may be answered
  answers     text,                                       -- Message-ID of the mail it answers, to stay in its thread
  message_digest bytea,                                   -- SHA-256 of its Message-ID, which holds the key
  key_digest  bytea,                                      -- SHA-256 of its reply key; null until it is first sent
  state       text collate "C" not null default 'queued' check (state in ('queued', 'sent', 'refused', 'held', 'dropped')),
  owed_at     timestamptz not null,
  attempts    int not null default 0,
  retried_at  timestamptz,                                -- when the operator had it tried again
  due_at      timestamptz not null,
  sent_at     timestamptz,
  bounced_at  timestamptz,
  unique (cause, kind, recipient)
);
create unique index outbox_message_digest on outbox (message_digest) where message_digest is not null;
create unique index outbox_key_digest on outbox (key_digest) where key_digest is not null;
create index outbox_due on outbox (due_at, id) where state = 'queued';
create index outbox_unsent on outbox (id) where state in ('held', 'refused');
create index outbox_recipient on outbox (recipient, owed_at);
create index outbox_alerts on outbox (owed_at) where kind = 'agent-alert';
create index outbox_notices on outbox (owed_at, id) where kind in ('agent-notice', 'agent-note');
create index outbox_digests on outbox (owed_at) where kind = 'agent-digest';
create index outbox_request on outbox (request_id);

-- The reply keys of a letter about several requests, each bound to that letter, its recipient and one of them.
create table outbox_keys (
  digest     bytea primary key,                           -- SHA-256 of the key
  outbox_id  bigint not null references outbox on delete cascade,
  request_id bigint not null references requests on delete cascade
);

create table outbox_attempts (
  outbox_id bigint not null references outbox on delete cascade,
  attempt   int not null,
  at        timestamptz not null,
  result    text collate "C" not null check (result in ('sent', 'later', 'refused', 'lost')),
  answer    text not null,                                -- what the SMTP server said, or why it was not asked
  primary key (outbox_id, attempt)
);

create table links (
  id         bytea primary key,                           -- 128 random bits; the link itself is derived with SECRET_KEY
  purpose    text collate "C" not null check (purpose in ('activation', 'reset')),
  account_id bigint not null references accounts on delete cascade,
  outbox_id  bigint not null unique references outbox,
  made_at    timestamptz not null,
  expires_at timestamptz,                                 -- null until its letter leaves
  spent_at   timestamptz,
  revoked_at timestamptz
);
create index links_account on links (account_id);

-- AMOUNTS (LIMITS.md) ------------------------------------------------------------------------------------------------------
-- `most`: how many requests for a sender an hour, a day, for a company an hour, for all an hour; notices an hour, notes an hour.

-- Is anything that is counted for everybody together near its limit? From two ordinals each, so that it costs the same however
-- many there were: never too few by more than what the sessions of one server (100) may have in hand (20 people a mail).
create function amounts_close(at timestamptz, most bigint[]) returns boolean language plpgsql stable as $$
begin
  return coalesce((select last_value from admissions) - (select admission from requests where admitted_at > at - interval '1 hour' order by admitted_at limit 1), 0)
           + 2000 > least(most[3], most[4])
      or coalesce((select max(id) from outbox) - (select id from outbox where kind in ('agent-notice', 'agent-note') and owed_at > at - interval '1 hour' order by owed_at limit 1), 0)
           + 2000 > least(most[5], most[6]);
end $$;

-- Which amount a further request of this sender, for these companies, would be beyond; null when it would be within all.
create function amount_reached(asker text, companies text[], at timestamptz, most bigint[], is_close boolean) returns text language plpgsql stable as $$
begin
  if companies = '{}' then return null; end if;
  if (select count(*) from requests where requester = asker and admitted_at > at - interval '1 hour') >= most[1]
    or (select count(*) from requests where requester = asker and admitted_at > at - interval '1 day') >= most[2] then return 'sender'; end if;
  if not is_close then return null; end if;
  if exists (select from unnest(companies) as c (name)
              where (select count(*) from requests where domain = c.name and admitted_at > at - interval '1 hour') >= most[3]) then return 'company'; end if;
  if (select count(*) from requests where admitted_at > at - interval '1 hour') >= most[4] then return 'all'; end if;
  return null;
end $$;

-- What is counted for everybody, exactly, whoever else counts at the same time: far from the limits all go on side by side under
-- a shared lock; near them they take turns, each waiting for those that judged themselves far; beyond them nothing is added, so
-- nobody waits. The caller holds the lock of the sender. Each statement of a volatile function sees what was committed before it.
create function amounts(asker text, companies text[], at timestamptz, most bigint[], out held_for text, out notices bigint, out notes bigint) language plpgsql as $$
declare
  is_close boolean;
begin
  notices := 0;
  notes := 0;
  if companies is null then return; end if; -- it neither opens nor completes a request
  is_close := amounts_close(at, most);
  held_for := amount_reached(asker, companies, at, most, is_close);
  if held_for is not null then return; end if;
  if not is_close then
    perform pg_advisory_xact_lock_shared(hashtextextended('amounts', 1));
    if amounts_close(at, most) then
      raise exception 'an amount came close to its limit meanwhile' using errcode = 'serialization_failure'; -- the caller looks again
    end if;
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('amounts', 1));
  held_for := amount_reached(asker, companies, at, most, true);
  select count(distinct request_id) filter (where kind = 'agent-notice'), count(distinct cause) filter (where kind = 'agent-note') into notices, notes
  from outbox where kind in ('agent-notice', 'agent-note') and owed_at > at - interval '1 hour';
end $$;

-- AUDIT -------------------------------------------------------------------------------------------------------------------
-- What happened, appended in the transaction of what it tells. People stand in it by pseudonym, so that it can outlive them.

create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  event      text collate "C" not null,
  request_id bigint,
  account_id bigint,
  inbox_id   bigint,
  actor      text collate "C",                            -- a pseudonym, 'operator', or null for the bot itself
  details    jsonb not null default '{}'                  -- codes and digests; never an address or what somebody wrote
);
create index audit_request on audit (request_id) where request_id is not null;
create index audit_account on audit (account_id) where account_id is not null;
create index audit_mail on audit (inbox_id) where inbox_id is not null;
create index audit_limits on audit (actor, at) where event = 'limit.hit';

-- The chain (docs/decisions/017): each seal's hash is SHA-256 over the hash before it and the row. One copy at a time seals
-- what is committed, so that no transaction waits for another.
create table audit_seals (
  seq      bigint primary key,                            -- 1, 2, 3 … without a gap
  audit_id bigint not null unique,
  hash     bytea not null
);
create table audit_unsealed (audit_id bigint primary key);

-- How far the chain was found to hold, and the first fault that was found since it last held as a whole.
create table audit_checked (
  seq     bigint not null,
  hash    bytea not null,
  fault   text,
  is_only boolean primary key default true check (is_only)
);
insert into audit_checked (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

-- The words that a reply was read by. The trail holds their digest, so they can be erased and never changed.
create table words_read (
  digest   bytea primary key,                             -- SHA-256 of salt and words
  inbox_id bigint not null references inbox,
  salt     bytea not null,
  words    text not null,
  read_at  timestamptz not null
);
create index words_read_mail on words_read (inbox_id);

-- Made once for each database, and not from SECRET_KEY: after a rotation the same person has the same pseudonym.
create table pseudonym_key (key bytea not null, is_only boolean primary key default true check (is_only));
insert into pseudonym_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create function pseudonym(who text) returns text language sql stable strict as $$
  select 'p-' || left(encode(sha256(key || sha256(key || convert_to(who, 'UTF8'))), 'hex'), 20) from pseudonym_key
$$;

create function audit_names_nobody() returns trigger language plpgsql as $$
begin
  if position('@' in new.actor) > 0 then
    new.actor := pseudonym(new.actor);
  end if;
  return new;
end $$;
create trigger audit_names_nobody before insert on audit for each row execute function audit_names_nobody();

create function audit_awaits_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed select id from fresh;
  return null;
end $$;
create trigger audit_awaits_seal after insert on audit referencing new table as fresh
  for each statement execute function audit_awaits_seal();

create function is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger is_append_only before update or delete or truncate on audit for each statement execute function is_append_only();
create trigger is_append_only before update or delete or truncate on audit_seals for each statement execute function is_append_only();

-- ALARMS ------------------------------------------------------------------------------------------------------------------

-- What is wrong and was told to OPS_EMAIL: the row goes when it is over.
create table alarms (
  condition text collate "C" primary key,                 -- src/store/troubles.ts
  since     timestamptz not null,
  told_at   timestamptz not null,
  mark      bigint not null                               -- grows when the same happens anew
);

-- WAKING ------------------------------------------------------------------------------------------------------------------
-- NOTIFY wakes the jobs of every copy at COMMIT; polling is the floor under it.

create function wake() returns trigger language plpgsql as $$
begin
  perform pg_notify('portero', tg_table_name);
  return null;
end $$;
create trigger wake after insert on inbox for each statement execute function wake();
create trigger wake after insert on accounts for each statement execute function wake();
create trigger wake after insert on recoveries for each statement execute function wake();

-- A letter wakes the jobs only where none is due before it: whoever sends that one finds this one next. Transactions that
-- notify commit one after another in the whole server, which a backlog must not.
create function wake_for_letters() returns trigger language plpgsql as $$
begin
  if exists (select from fresh)
     and not exists (select from outbox where state = 'queued' and due_at < (select min(due_at) from fresh)) then
    perform pg_notify('portero', 'outbox');
  end if;
  return null;
end $$;
create trigger wake after insert on outbox referencing new table as fresh for each statement execute function wake_for_letters();
