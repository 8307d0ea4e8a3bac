SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA quartz;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public."__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE TABLE public.access_tokens (
    id text NOT NULL,
    person text NOT NULL,
    role text NOT NULL,
    sha256 text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);
CREATE TABLE public.backups (
    id text NOT NULL,
    cluster text NOT NULL,
    run_id uuid NOT NULL,
    member_id text NOT NULL,
    member_name text NOT NULL,
    version text NOT NULL,
    revision bigint NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    path text NOT NULL,
    node text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    proof text NOT NULL,
    proved_revision bigint,
    proof_detail text,
    kind text DEFAULT 'Snapshot'::text NOT NULL,
    set_id text,
    set_size integer DEFAULT 1 NOT NULL,
    target text
);
CREATE TABLE public.channels (
    name text NOT NULL,
    document text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.cluster_releases (
    cluster text NOT NULL,
    releases text NOT NULL,
    mixed_since timestamp with time zone,
    seen_at timestamp with time zone NOT NULL,
    run_id uuid
);
CREATE TABLE public.clusters (
    name text NOT NULL,
    spec text NOT NULL,
    node text,
    cluster_id text,
    member_ids text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.consents (
    id text NOT NULL,
    given_by text NOT NULL,
    token_id text NOT NULL,
    given_to text NOT NULL,
    cluster text,
    run_id uuid,
    reason text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_for text
);
CREATE TABLE public.counters (
    name text NOT NULL,
    value bigint NOT NULL
);
CREATE TABLE public.definitions (
    id text NOT NULL,
    definition_id text NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    is_latest boolean NOT NULL,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    json text NOT NULL,
    sha256 text NOT NULL
);
CREATE TABLE public.deleted_runs (
    id uuid NOT NULL,
    number bigint NOT NULL,
    definition_id text NOT NULL,
    definition_version integer NOT NULL,
    subject text,
    sub_status text NOT NULL,
    started_by text NOT NULL,
    idempotency_key text,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    lines bigint NOT NULL,
    last_hash text,
    deleted_by text NOT NULL,
    deleted_at timestamp with time zone NOT NULL
);
CREATE TABLE public.deliveries (
    notification_id uuid NOT NULL,
    channel text NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    attempts integer NOT NULL,
    due_at timestamp with time zone,
    delivered_at timestamp with time zone,
    error text
);
CREATE TABLE public.executions (
    run_id uuid NOT NULL,
    id text NOT NULL,
    activity_id text NOT NULL,
    activity_node_id text NOT NULL,
    activity_type text NOT NULL,
    activity_type_version integer NOT NULL,
    activity_name text,
    activity_state text,
    outputs text,
    properties text,
    payload text,
    exception text,
    started_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    has_bookmarks boolean NOT NULL,
    status text NOT NULL,
    aggregate_fault_count integer NOT NULL,
    attempt integer NOT NULL,
    scheduling_activity_execution_id text,
    scheduling_activity_id text,
    call_stack_depth integer NOT NULL
);
CREATE TABLE public.freezes (
    name text NOT NULL,
    document text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.holds (
    key text NOT NULL,
    run_id uuid NOT NULL,
    fence bigint NOT NULL,
    unsettled boolean NOT NULL
);
CREATE TABLE public.hop_rules (
    version text NOT NULL,
    document text NOT NULL,
    sha256 text NOT NULL,
    installed_by text NOT NULL,
    installed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.inbox_messages (
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    sequence bigint NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    sent_by text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    consumed_at timestamp with time zone
);
CREATE TABLE public.journal_lines (
    run_id uuid NOT NULL,
    sequence bigint NOT NULL,
    text text NOT NULL,
    previous_hash text NOT NULL
);
CREATE TABLE public.maintenance_windows (
    name text NOT NULL,
    document text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.meta (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.missed_fires (
    schedule_id uuid NOT NULL,
    first_at timestamp with time zone NOT NULL,
    noticed_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    count integer NOT NULL,
    why text NOT NULL
);
CREATE TABLE public.notifications (
    id uuid NOT NULL,
    kind text NOT NULL,
    run_id uuid,
    line bigint,
    schedule_id uuid,
    cluster text,
    message text NOT NULL,
    advice text,
    code text,
    caused_by text NOT NULL,
    at timestamp with time zone NOT NULL,
    addressed boolean NOT NULL,
    acknowledged_by text,
    acknowledged_at timestamp with time zone
);
CREATE TABLE public.policies (
    name text NOT NULL,
    document text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.retention (
    name text NOT NULL,
    document text NOT NULL,
    revision bigint NOT NULL,
    set_by text,
    set_at timestamp with time zone,
    round_at timestamp with time zone
);
CREATE TABLE public.retention_rounds (
    id uuid NOT NULL,
    started_by text NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    runs bigint NOT NULL,
    document text NOT NULL
);
CREATE TABLE public.run_evidence (
    run_id uuid NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by text NOT NULL,
    reason text NOT NULL,
    released_at timestamp with time zone,
    released_by text,
    release_reason text
);
CREATE TABLE public.runs (
    id uuid NOT NULL,
    number bigint NOT NULL,
    definition_id text NOT NULL,
    definition_version integer NOT NULL,
    pins text NOT NULL,
    state text NOT NULL,
    input text NOT NULL,
    outputs text,
    progress text,
    name text,
    subject text,
    node text,
    grants text NOT NULL,
    started_by text NOT NULL,
    idempotency_key text,
    status text NOT NULL,
    sub_status text NOT NULL,
    paused boolean NOT NULL,
    needs_you boolean NOT NULL,
    incident_count integer NOT NULL,
    current_activity text,
    owner text,
    lease_until timestamp with time zone,
    fence bigint NOT NULL,
    due_at timestamp with time zone,
    messages bigint NOT NULL,
    holds_wanted text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone,
    finished_at timestamp with time zone,
    half_done boolean DEFAULT false NOT NULL,
    has_begun boolean DEFAULT false NOT NULL,
    run_limit integer
);
CREATE TABLE public.schedules (
    id uuid NOT NULL,
    cluster text,
    fire_at timestamp with time zone NOT NULL,
    request text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    status text NOT NULL,
    run_id uuid,
    outcome text,
    activity_id text,
    definition_id text,
    definition_version integer,
    expression text,
    kind text DEFAULT 'StartAt'::text NOT NULL,
    last_fire_at timestamp with time zone,
    last_result text,
    paused_at timestamp with time zone,
    paused_by text,
    resumed_at timestamp with time zone,
    resumed_by text,
    revision bigint DEFAULT 0 NOT NULL,
    target text DEFAULT 'Upgrade'::text NOT NULL,
    zone text
);
CREATE TABLE quartz.qrtz_blob_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    blob_data bytea
);
CREATE TABLE quartz.qrtz_calendars (
    sched_name text NOT NULL,
    calendar_name text NOT NULL,
    calendar bytea NOT NULL
);
CREATE TABLE quartz.qrtz_cron_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    cron_expression text NOT NULL,
    time_zone_id text
);
CREATE TABLE quartz.qrtz_execution_history (
    sched_name text NOT NULL,
    entry_id text NOT NULL,
    instance_name text NOT NULL,
    job_name text NOT NULL,
    job_group text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    fired_time bigint NOT NULL,
    run_time bigint NOT NULL,
    succeeded boolean NOT NULL,
    error_message text,
    retry_attempt integer DEFAULT 0 NOT NULL,
    retry_scheduled boolean DEFAULT false NOT NULL,
    execution_log text,
    result integer,
    summary text,
    metrics text,
    manual boolean,
    fire_instance_id text,
    job_input text,
    job_input_too_large boolean
);
CREATE TABLE quartz.qrtz_fired_triggers (
    sched_name text NOT NULL,
    entry_id text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    instance_name text NOT NULL,
    fired_time bigint NOT NULL,
    sched_time bigint NOT NULL,
    priority integer NOT NULL,
    state text NOT NULL,
    job_name text,
    job_group text,
    is_nonconcurrent boolean NOT NULL,
    requests_recovery boolean,
    execution_group character varying(200),
    progress integer,
    progress_message character varying(250),
    interrupt_requested_time bigint
);
CREATE TABLE quartz.qrtz_job_details (
    sched_name text NOT NULL,
    job_name text NOT NULL,
    job_group text NOT NULL,
    description text,
    job_class_name text NOT NULL,
    is_durable boolean NOT NULL,
    is_nonconcurrent boolean NOT NULL,
    is_update_data boolean NOT NULL,
    requests_recovery boolean NOT NULL,
    job_data bytea
);
CREATE TABLE quartz.qrtz_job_status (
    sched_name text NOT NULL,
    job_group text NOT NULL,
    job_name text NOT NULL,
    first_fired_time bigint NOT NULL,
    last_fired_time bigint NOT NULL,
    last_result integer NOT NULL,
    last_run_time bigint NOT NULL,
    last_instance_name text NOT NULL,
    last_entry_id text,
    last_summary text,
    last_success_time bigint,
    last_failure_time bigint,
    last_failure_message text,
    consecutive_failures integer DEFAULT 0 NOT NULL,
    run_count bigint DEFAULT 0 NOT NULL,
    failure_count bigint DEFAULT 0 NOT NULL
);
CREATE TABLE quartz.qrtz_locks (
    sched_name text NOT NULL,
    lock_name text NOT NULL
);
CREATE TABLE quartz.qrtz_misfire_history (
    sched_name text NOT NULL,
    entry_id text NOT NULL,
    instance_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    job_name text,
    job_group text,
    misfire_time bigint NOT NULL,
    sched_time bigint,
    reason integer
);
CREATE TABLE quartz.qrtz_paused_job_grps (
    sched_name text NOT NULL,
    job_group text NOT NULL,
    pause_reason character varying(250),
    paused_by character varying(200),
    paused_at bigint
);
CREATE TABLE quartz.qrtz_paused_trigger_grps (
    sched_name text NOT NULL,
    trigger_group text NOT NULL,
    pause_reason character varying(250),
    paused_by character varying(200),
    paused_at bigint
);
CREATE TABLE quartz.qrtz_scheduler_state (
    sched_name text NOT NULL,
    instance_name text NOT NULL,
    last_checkin_time bigint NOT NULL,
    checkin_interval bigint NOT NULL,
    quartz_version character varying(20)
);
CREATE TABLE quartz.qrtz_simple_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    repeat_count bigint NOT NULL,
    repeat_interval bigint NOT NULL,
    times_triggered bigint NOT NULL
);
CREATE TABLE quartz.qrtz_simprop_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    str_prop_1 text,
    str_prop_2 text,
    str_prop_3 text,
    int_prop_1 integer,
    int_prop_2 integer,
    long_prop_1 bigint,
    long_prop_2 bigint,
    dec_prop_1 numeric,
    dec_prop_2 numeric,
    bool_prop_1 boolean,
    bool_prop_2 boolean,
    time_zone_id text
);
CREATE TABLE quartz.qrtz_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    job_name text NOT NULL,
    job_group text NOT NULL,
    description text,
    next_fire_time bigint,
    prev_fire_time bigint,
    priority integer,
    trigger_state text NOT NULL,
    trigger_type text NOT NULL,
    start_time bigint NOT NULL,
    end_time bigint,
    calendar_name text,
    misfire_instr smallint,
    misfire_orig_fire_time bigint,
    execution_group character varying(200),
    preferred_node character varying(200),
    preferred_node_auto boolean DEFAULT false NOT NULL,
    retry_policy character varying(250),
    retry_attempt integer,
    continues_trigger_name text,
    continues_trigger_group text,
    continuation_condition integer,
    overlap_policy integer,
    pause_reason character varying(250),
    paused_by character varying(200),
    paused_at bigint,
    misfire_threshold bigint,
    fixed_delay boolean,
    job_data bytea
);
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261124233935_Initial', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261125171245_HopRules', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261125175150_BackupSets', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130053951_MaintenanceWindows', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130093820_AccessTokens', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130115851_Notifications', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130124052_ScheduleTriggers', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130150358_Retention', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130150946_RunLimits', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130152155_ClusterReleases', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130183144_Consents', '10.0.15');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261130184905_LabelPolicies', '10.0.15');
INSERT INTO public.access_tokens VALUES ('0123456789abcdef', 'bob', 'Operator', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'anna', '2026-11-24 10:00:00+00', NULL, NULL);
INSERT INTO public.backups VALUES ('b2-m1', 'kept-2', '01a22e34-e2b7-78e9-bf81-07c591132e5f', '1', 'm1', '3.3.25', 7, 4096, 'ab', '/vault/kept/cd-b2-m1.v2.tar.gz', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, '7 keys', 'V2Data', 'b2', 2, '3.4.23');
INSERT INTO public.backups VALUES ('b1', 'kept', '01a22e34-e2b7-78e9-bf81-07c591132e5f', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1', 'Snapshot', 'b1', 1, NULL);
INSERT INTO public.channels VALUES ('chat', '{"name":"chat","kind":"webhook","url":"https://example.org/hook","kinds":["done"],"repeatEvery":"02:00"}', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.clusters VALUES ('kept-2', '{
  "name": "kept-2",
  "members": [
    {
      "name": "m1",
      "clientUrl": "http://127.0.0.1:1",
      "peerUrl": "http://127.0.0.1:2",
      "host": {
        "kind": "process",
        "install": "/opt/m1",
        "dataDir": "/data/m1",
        "arguments": [
          "--name",
          "m1",
          "--data-dir",
          "/data/m1"
        ],
        "environment": {
          "GOMAXPROCS": "1"
        },
        "logFile": "/log/m1",
        "configurations": [
          {
            "from": "3.4",
            "arguments": [
              "--name",
              "m1",
              "--data-dir",
              "/data/m1",
              "--enable-v2=true"
            ],
            "accepted": {
              "proposal": "0123456789ab",
              "by": "anna",
              "at": "2026-11-24T10:00:00+00:00"
            }
          }
        ]
      }
    },
    {
      "name": "m2",
      "clientUrl": "http://127.0.0.1:3",
      "peerUrl": "http://127.0.0.1:4",
      "host": {
        "kind": "process",
        "install": "/opt/m2",
        "dataDir": "/data/m2",
        "configFile": "/etc/etcd/m2.yaml",
        "configText": "name: m2\ndata-dir: /data/m2\n",
        "logFile": "/log/m2"
      }
    },
    {
      "name": "m3",
      "clientUrl": "http://127.0.0.1:5",
      "peerUrl": "http://127.0.0.1:6",
      "host": {
        "kind": "process",
        "install": "/opt/m3",
        "dataDir": "/data/m3",
        "arguments": [
          "--name",
          "m3",
          "--data-dir",
          "/data/m3"
        ],
        "logFile": "/log/m3"
      }
    }
  ],
  "policy": {
    "rehearsal": "required"
  }
}
', 'node-1', NULL, '[]', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.clusters VALUES ('kept', '{"name":"kept","members":[]}', 'node-1', 'cafe', '["1","2"]', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.consents VALUES ('fedcba9876543210', 'bob', '0123456789abcdef', 'anna', 'kept-2', NULL, 'looked at it', '2026-11-24 10:00:00+00', '2026-11-24 11:00:00+00', NULL, NULL);
INSERT INTO public.counters VALUES ('fence', 37);
INSERT INTO public.counters VALUES ('run', 17);
INSERT INTO public.definitions VALUES ('kept-rollback-1', 'kept-rollback', 1, 'kept-rollback', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-rollback",
  "name": "kept-rollback",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "hold-on",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "undo"
          }
        },
        "nodeId": "Workflow1:seq:hold-on"
      },
      {
        "id": "write-undone",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "undone"
          }
        },
        "nodeId": "Workflow1:seq:write-undone"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '5b4b83fbf1a692ba0dd7ffb0d16718a88f506cc39c21a31c54f400d0917ce05e');
INSERT INTO public.definitions VALUES ('kept-called-1', 'kept-called', 1, 'kept-called', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-called",
  "name": "kept-called",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-called",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "called"
          }
        },
        "nodeId": "Workflow1:seq:write-called"
      },
      {
        "id": "hold-on",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "answer"
          }
        },
        "nodeId": "Workflow1:seq:hold-on"
      },
      {
        "id": "write-back",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "back"
          }
        },
        "nodeId": "Workflow1:seq:write-back"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '6fea3716b65fb8c13c414f7f3a82f467af8f7aaa7ad994415ff5da263d516bde');
INSERT INTO public.definitions VALUES ('kept-delay-1', 'kept-delay', 1, 'kept-delay', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-delay",
  "name": "kept-delay",
  "version": 1,
  "options": {
    "incidentStrategyType": "Fault"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "night",
        "type": "Elsa.Delay",
        "timeSpan": {
          "typeName": "TimeSpan",
          "expression": {
            "type": "Literal",
            "value": "01:00:00"
          }
        },
        "nodeId": "Workflow1:seq:night"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'b9337a069da750c3c9d7a8852716d2aa9e0d0ca864963eb51a317aec4fc4b597');
INSERT INTO public.definitions VALUES ('kept-event-1', 'kept-event', 1, 'kept-event', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-event",
  "name": "kept-event",
  "version": 1,
  "options": {
    "incidentStrategyType": "Fault"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "hold-on",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "go"
          }
        },
        "nodeId": "Workflow1:seq:hold-on"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '415d1f9efb54f16e4120894d6b35205902e218c36e86b6e9ddc1a8e3f4be55f5');
INSERT INTO public.definitions VALUES ('kept-join-1', 'kept-join', 1, 'kept-join', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-join",
  "name": "kept-join",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "flow",
    "type": "Elsa.Flowchart",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:flow:write-begun"
      },
      {
        "id": "left",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "go"
          }
        },
        "nodeId": "Workflow1:flow:left"
      },
      {
        "id": "right",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "come"
          }
        },
        "nodeId": "Workflow1:flow:right"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:flow:write-end"
      }
    ],
    "connections": [
      {
        "source": {
          "activity": "write-begun"
        },
        "target": {
          "activity": "left"
        }
      },
      {
        "source": {
          "activity": "write-begun"
        },
        "target": {
          "activity": "right"
        }
      },
      {
        "source": {
          "activity": "left"
        },
        "target": {
          "activity": "write-end"
        }
      },
      {
        "source": {
          "activity": "right"
        },
        "target": {
          "activity": "write-end"
        }
      }
    ],
    "nodeId": "Workflow1:flow"
  }
}', 'c53e3bce1dd49acd06ad3f0ea63c093710d0514ba5f9f41a73f37140ff428f59');
INSERT INTO public.definitions VALUES ('kept-retry-1', 'kept-retry', 1, 'kept-retry', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-retry",
  "name": "kept-retry",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "busy"
          }
        },
        "customProperties": {
          "retry": {
            "maxAttempts": 3,
            "delay": "01:00:00"
          }
        },
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'eca263da579b07ffa3d8c72fb4974f3bf92785b78883cd364f30510f861e7a11');
INSERT INTO public.definitions VALUES ('kept-incident-1', 'kept-incident', 1, 'kept-incident', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-incident",
  "name": "kept-incident",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "broken"
          }
        },
        "customProperties": {},
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '3a253c6cc7366f1faf8cc34705d95a2525e6812f718bf65b617ae00473bdd688');
INSERT INTO public.definitions VALUES ('kept-faulted-1', 'kept-faulted', 1, 'kept-faulted', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-faulted",
  "name": "kept-faulted",
  "version": 1,
  "options": {
    "incidentStrategyType": "Fault"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "open",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-faulted-open"
          }
        },
        "opens": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "holds": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "cluster:f"
          }
        },
        "nodeId": "Workflow1:seq:open"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "faulting"
          }
        },
        "customProperties": {},
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "close",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-faulted-close"
          }
        },
        "closes": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "nodeId": "Workflow1:seq:close"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'abcb0bf2da4e9e82bb9d78f5e1ab60c7867075e102ea084496ffaeededd44c45');
INSERT INTO public.definitions VALUES ('kept-left-1', 'kept-left', 1, 'kept-left', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-left",
  "name": "kept-left",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "open",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-left-open"
          }
        },
        "opens": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "holds": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "cluster:u"
          }
        },
        "nodeId": "Workflow1:seq:open"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "left"
          }
        },
        "customProperties": {},
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "close",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-left-close"
          }
        },
        "closes": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "nodeId": "Workflow1:seq:close"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '3b51a1b70ef8fc2b7e056e9489b665ee0e90475328301212872d1be1587dc0ac');
INSERT INTO public.definitions VALUES ('kept-half-1', 'kept-half', 1, 'kept-half', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-half",
  "name": "kept-half",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "open",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-half-open"
          }
        },
        "opens": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "holds": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "cluster:h"
          }
        },
        "nodeId": "Workflow1:seq:open"
      },
      {
        "id": "hold-on",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "go"
          }
        },
        "nodeId": "Workflow1:seq:hold-on"
      },
      {
        "id": "close",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-half-close"
          }
        },
        "closes": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "member:a"
          }
        },
        "nodeId": "Workflow1:seq:close"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '546c4662e86dc3abbb9b5ad8334b812257a183640ce21b2e457a75b0b94edf1a');
INSERT INTO public.definitions VALUES ('kept-rolled-1', 'kept-rolled', 1, 'kept-rolled', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-rolled",
  "name": "kept-rolled",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "flow",
    "type": "Elsa.Flowchart",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:flow:write-begun"
      },
      {
        "id": "hold-on",
        "type": "Test.Wait",
        "eventName": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "never"
          }
        },
        "nodeId": "Workflow1:flow:hold-on"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:flow:write-end"
      }
    ],
    "connections": [
      {
        "source": {
          "activity": "write-begun"
        },
        "target": {
          "activity": "hold-on"
        }
      },
      {
        "source": {
          "activity": "hold-on"
        },
        "target": {
          "activity": "write-end"
        }
      }
    ],
    "nodeId": "Workflow1:flow"
  },
  "customProperties": {
    "rollback": {
      "definitionId": "kept-rollback",
      "then": "write-end"
    }
  }
}', '3a8f27b82ca3c01bf89b37cf6bc8787c43fba31476789f75a38101ace8d2bfc8');
INSERT INTO public.definitions VALUES ('kept-caller-1', 'kept-caller', 1, 'kept-caller', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-caller",
  "name": "kept-caller",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "call",
        "type": "Elsa.ExecuteWorkflow",
        "workflowDefinitionId": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "kept-called"
          }
        },
        "waitForCompletion": {
          "typeName": "Boolean",
          "expression": {
            "type": "Literal",
            "value": "True"
          }
        },
        "nodeId": "Workflow1:seq:call"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '6af57de8df8c7146180cf1ec82efc4843d952bb7b5ffa85d62f9acc5cc40abde');
INSERT INTO public.definitions VALUES ('kept-asked-1', 'kept-asked', 1, 'kept-asked', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-asked",
  "name": "kept-asked",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "asked"
          }
        },
        "customProperties": {},
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', '86a290757b5d2b834fc9973cb7b231e75ca26067bebf566985d9c774784f8cb3');
INSERT INTO public.definitions VALUES ('kept-held-1', 'kept-held', 1, 'kept-held', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-held",
  "name": "kept-held",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "look",
        "type": "Test.Look",
        "target": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "held"
          }
        },
        "customProperties": {},
        "nodeId": "Workflow1:seq:look"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'fabae5e6c22c40a8ebc0899daade92d5e0444dc90655d58d7de8cc990aa65b3e');
INSERT INTO public.definitions VALUES ('kept-loop-1', 'kept-loop', 1, 'kept-loop', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-loop",
  "name": "kept-loop",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "each",
        "type": "Elsa.ForEach",
        "items": {
          "typeName": "List<Object>",
          "expression": {
            "type": "Literal",
            "value": "[1, 2]"
          }
        },
        "body": {
          "id": "round",
          "type": "Elsa.Sequence",
          "activities": [
            {
              "id": "hold-on",
              "type": "Test.Wait",
              "eventName": {
                "typeName": "String",
                "expression": {
                  "type": "Literal",
                  "value": "next"
                }
              },
              "nodeId": "Workflow1:seq:each:round:hold-on"
            },
            {
              "id": "write-in a round",
              "type": "Elsa.WriteLine",
              "text": {
                "typeName": "String",
                "expression": {
                  "type": "Literal",
                  "value": "in a round"
                }
              },
              "nodeId": "Workflow1:seq:each:round:write-in a round"
            }
          ],
          "nodeId": "Workflow1:seq:each:round"
        },
        "nodeId": "Workflow1:seq:each"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'a0c46be7128c2e6b8da128183524027b0aaf50f4c2ebb74944ea295177efb497');
INSERT INTO public.definitions VALUES ('kept-effect-1', 'kept-effect', 1, 'kept-effect', true, true, '2026-11-24 10:00:00+00', '{
  "definitionId": "kept-effect",
  "name": "kept-effect",
  "version": 1,
  "options": {
    "incidentStrategyType": "WaitForOperator"
  },
  "root": {
    "id": "seq",
    "type": "Elsa.Sequence",
    "activities": [
      {
        "id": "write-begun",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "begun"
          }
        },
        "nodeId": "Workflow1:seq:write-begun"
      },
      {
        "id": "act",
        "type": "Test.Effect",
        "effect": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "slow"
          }
        },
        "nodeId": "Workflow1:seq:act"
      },
      {
        "id": "write-end",
        "type": "Elsa.WriteLine",
        "text": {
          "typeName": "String",
          "expression": {
            "type": "Literal",
            "value": "end"
          }
        },
        "nodeId": "Workflow1:seq:write-end"
      }
    ],
    "nodeId": "Workflow1:seq"
  }
}', 'b48e797f7f616732588be882c4f9c07ef674e9ac48051b51c609f8aed1ff0413');
INSERT INTO public.executions VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', '813809ae47c0-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.677512+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', '813809ae47c0-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.699348+00', NULL, false, 'Running', 0, 1, '813809ae47c0-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', '813809ae47c0-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.714202+00', '2026-11-30 20:45:46.741089+00', false, 'Completed', 0, 1, '813809ae47c0-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', '813809ae47c0-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.756269+00', NULL, true, 'Running', 0, 1, '813809ae47c0-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', '8a98769c1dd4-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.99712+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', '8a98769c1dd4-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.997235+00', NULL, false, 'Running', 0, 1, '8a98769c1dd4-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', '8a98769c1dd4-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.997345+00', '2026-11-30 20:45:46.99749+00', false, 'Completed', 0, 1, '8a98769c1dd4-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', '8a98769c1dd4-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:46.997544+00', NULL, true, 'Running', 0, 1, '8a98769c1dd4-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 'ad68799c7749-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.158053+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 'ad68799c7749-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.158222+00', NULL, false, 'Running', 0, 1, 'ad68799c7749-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 'ad68799c7749-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.172794+00', '2026-11-30 20:45:47.173138+00', false, 'Completed', 0, 1, 'ad68799c7749-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 'ad68799c7749-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.185073+00', NULL, true, 'Running', 0, 1, 'ad68799c7749-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 'ad68799c7749-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.199651+00', NULL, true, 'Running', 0, 1, 'ad68799c7749-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 'cf3a80055f7c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.328992+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 'cf3a80055f7c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.329108+00', NULL, false, 'Running', 0, 1, 'cf3a80055f7c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 'cf3a80055f7c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.3292+00', '2026-11-30 20:45:47.329321+00', false, 'Completed', 0, 1, 'cf3a80055f7c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 'cf3a80055f7c-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.329354+00', NULL, false, 'Running', 0, 1, 'cf3a80055f7c-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 'ead175617442-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.46073+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 'ead175617442-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.460839+00', NULL, false, 'Running', 0, 1, 'ead175617442-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 'ead175617442-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.460935+00', '2026-11-30 20:45:47.461064+00', false, 'Completed', 0, 1, 'ead175617442-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 'ead175617442-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 20:45:47.461097+00', NULL, false, 'Faulted', 1, 1, 'ead175617442-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 'ca8cc6f0258e-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.558369+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 'ca8cc6f0258e-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.558519+00', NULL, false, 'Running', 0, 1, 'ca8cc6f0258e-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 'ca8cc6f0258e-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.558632+00', '2026-11-30 20:45:47.558751+00', false, 'Completed', 0, 1, 'ca8cc6f0258e-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 'ca8cc6f0258e-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 20:45:47.558785+00', NULL, false, 'Faulted', 1, 1, 'ca8cc6f0258e-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', '07c591132e5f-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.620177+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', '07c591132e5f-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.620316+00', NULL, false, 'Running', 0, 1, '07c591132e5f-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', '07c591132e5f-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.620428+00', '2026-11-30 20:45:47.620538+00', false, 'Completed', 0, 1, '07c591132e5f-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', '07c591132e5f-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.62057+00', NULL, true, 'Running', 0, 1, '07c591132e5f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 'b81b111c1f74-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.755352+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 'b81b111c1f74-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.755505+00', NULL, false, 'Running', 0, 1, 'b81b111c1f74-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 'b81b111c1f74-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.755982+00', '2026-11-30 20:45:47.756142+00', false, 'Completed', 0, 1, 'b81b111c1f74-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 'b81b111c1f74-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-30 20:45:47.756187+00', '2026-11-30 20:45:47.814352+00', false, 'Completed', 0, 1, 'b81b111c1f74-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 'b81b111c1f74-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 20:45:47.819571+00', NULL, false, 'Faulted', 1, 1, 'b81b111c1f74-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', '314602ea900e-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.899379+00', '2026-11-30 20:45:47.899505+00', false, 'Completed', 0, 1, '314602ea900e-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', '314602ea900e-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-30 20:45:47.89954+00', '2026-11-30 20:45:47.935075+00', false, 'Completed', 0, 1, '314602ea900e-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', '314602ea900e-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.899086+00', '2026-11-30 20:45:48.02677+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', '314602ea900e-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.899265+00', '2026-11-30 20:45:48.026776+00', false, 'Canceled', 0, 1, '314602ea900e-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', '314602ea900e-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:47.951057+00', '2026-11-30 20:45:48.026471+00', false, 'Canceled', 0, 1, '314602ea900e-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', '37b69a2cec44-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.092861+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', '37b69a2cec44-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.092969+00', NULL, false, 'Running', 0, 1, '37b69a2cec44-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', '37b69a2cec44-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.09306+00', '2026-11-30 20:45:48.093165+00', false, 'Completed', 0, 1, '37b69a2cec44-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', '37b69a2cec44-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-30 20:45:48.093193+00', '2026-11-30 20:45:48.103087+00', false, 'Completed', 0, 1, '37b69a2cec44-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', '37b69a2cec44-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.104893+00', NULL, true, 'Running', 0, 1, '37b69a2cec44-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.162371+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.1625+00', NULL, false, 'Running', 0, 1, '99eced37f165-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.162774+00', '2026-11-30 20:45:48.162952+00', false, 'Completed', 0, 1, '99eced37f165-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.164735+00', '2026-11-30 20:45:48.248149+00', false, 'Canceled', 0, 1, '99eced37f165-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.248278+00', NULL, false, 'Running', 0, 1, '99eced37f165-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.253271+00', NULL, false, 'Running', 0, 1, '99eced37f165-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', '99eced37f165-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.253477+00', NULL, true, 'Running', 0, 1, '99eced37f165-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-caller', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.313572+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.313673+00', NULL, false, 'Running', 0, 1, 'e34f42144e8c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.313757+00', '2026-11-30 20:45:48.313859+00', false, 'Completed', 0, 1, 'e34f42144e8c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-3', 'call', 'Workflow1:seq:call', 'Elsa.ExecuteWorkflow', 0, 'call', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.313889+00', NULL, false, 'Running', 0, 1, 'e34f42144e8c-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-4', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-called', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.316292+00', NULL, false, 'Running', 0, 1, 'e34f42144e8c-3', 'call', 3);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-5', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.316443+00', NULL, false, 'Running', 0, 1, 'e34f42144e8c-4', 'Workflow1', 4);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-6', 'write-called', 'Workflow1:seq:write-called', 'Elsa.WriteLine', 0, 'write-called', '{"Text":"called"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.317239+00', '2026-11-30 20:45:48.317339+00', false, 'Completed', 0, 1, 'e34f42144e8c-5', 'seq', 5);
INSERT INTO public.executions VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 'e34f42144e8c-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"answer"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.317419+00', NULL, true, 'Running', 0, 1, 'e34f42144e8c-6', 'write-called', 5);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-loop', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.38307+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.383263+00', NULL, false, 'Running', 0, 1, 'fbc644635f8a-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.383375+00', '2026-11-30 20:45:48.383484+00', false, 'Completed', 0, 1, 'fbc644635f8a-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-3', 'each', 'Workflow1:seq:each', 'Elsa.ForEach', 0, 'each', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.383512+00', NULL, false, 'Running', 0, 1, 'fbc644635f8a-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-5', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', '{"Result":null}', NULL, NULL, NULL, '2026-11-30 20:45:48.388903+00', '2026-11-30 20:45:48.493102+00', false, 'Completed', 0, 1, 'fbc644635f8a-4', 'round', 4);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-7', 'write-in a round', 'Workflow1:seq:each:round:write-in a round', 'Elsa.WriteLine', 0, 'write-in a round', '{"Text":"in a round"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.493218+00', '2026-11-30 20:45:48.493388+00', false, 'Completed', 0, 1, 'fbc644635f8a-5', 'hold-on', 4);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-4', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.387921+00', '2026-11-30 20:45:48.494222+00', false, 'Completed', 0, 1, 'fbc644635f8a-3', 'each', 3);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-8', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.494657+00', NULL, false, 'Running', 0, 1, 'fbc644635f8a-4', 'round', 3);
INSERT INTO public.executions VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 'fbc644635f8a-9', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.494759+00', NULL, true, 'Running', 0, 1, 'fbc644635f8a-8', 'round', 4);
INSERT INTO public.executions VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', '40c6d8f86d8a-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-asked', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.508489+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', '40c6d8f86d8a-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.508584+00', NULL, false, 'Running', 0, 1, '40c6d8f86d8a-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', '40c6d8f86d8a-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.508665+00', '2026-11-30 20:45:48.508767+00', false, 'Completed', 0, 1, '40c6d8f86d8a-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', '40c6d8f86d8a-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"asked","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.508794+00', NULL, false, 'Running', 0, 1, '40c6d8f86d8a-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', '8accd34768ac-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-held', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.5826+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', '8accd34768ac-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.582698+00', NULL, false, 'Running', 0, 1, '8accd34768ac-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', '8accd34768ac-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.582778+00', '2026-11-30 20:45:48.582957+00', false, 'Completed', 0, 1, '8accd34768ac-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', '8accd34768ac-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"held","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.582993+00', NULL, false, 'Running', 0, 1, '8accd34768ac-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', '976e7c963a43-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.663953+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', '976e7c963a43-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.664051+00', NULL, false, 'Running', 0, 1, '976e7c963a43-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', '976e7c963a43-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.664133+00', '2026-11-30 20:45:48.664233+00', false, 'Completed', 0, 1, '976e7c963a43-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', '976e7c963a43-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 20:45:48.664262+00', NULL, false, 'Running', 0, 1, '976e7c963a43-2', 'write-begun', 2);
INSERT INTO public.freezes VALUES ('winter', '{"name":"winter","from":"2026-12-20T00:00:00Z","to":"2027-01-03T00:00:00Z","reason":"holidays","clusters":[],"labels":["env=prod"]}', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.holds VALUES ('cluster:f', '01a22e34-e345-7d5a-ae7a-b81b111c1f74', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a22e34-e3ce-7120-b73b-314602ea900e', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a22e34-e49d-7826-bfba-37b69a2cec44', 22, false);
INSERT INTO public.inbox_messages VALUES ('8110a322-e1cb-4ee4-8331-99fbd6a574bd', '01a22e34-e2b7-78e9-bf81-07c591132e5f', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-30 20:45:47.629642+00', '2026-11-30 20:45:47.683146+00');
INSERT INTO public.inbox_messages VALUES ('73f8b34d-ce4c-45dd-b24e-d79a37c6354e', '01a22e34-e3ce-7120-b73b-314602ea900e', 1, 'cancel', '{"now":true}', 'anna', '2026-11-30 20:45:47.963554+00', '2026-11-30 20:45:48.021413+00');
INSERT INTO public.inbox_messages VALUES ('a1ed13b8-3e68-4a7a-ac22-2717d3625b84', '01a22e34-e4e3-7f0e-bc8e-99eced37f165', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-30 20:45:48.176211+00', '2026-11-30 20:45:48.248455+00');
INSERT INTO public.inbox_messages VALUES ('c36559bf-ed0a-468f-b56c-8ac5792bca01', '01a22e34-e5b4-776c-ba0d-fbc644635f8a', 1, 'event', '{"name":"next"}', 'anna', '2026-11-30 20:45:48.400361+00', '2026-11-30 20:45:48.471618+00');
INSERT INTO public.inbox_messages VALUES ('563afcca-3055-4b74-999c-a1deadebeb42', '01a22e34-e49d-7826-bfba-37b69a2cec44', 1, 'event', '{"name":"go"}', 'anna', '2026-11-30 20:45:48.733278+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 0, '{"timestamp":"2026-11-30T20:45:46.442249+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 1, '{"timestamp":"2026-11-30T20:45:46.676737+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', 'a3c6949e82a01a0efd5da8b5da8419083bf3674a17f73f04d344fe85bc35e69d');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 2, '{"timestamp":"2026-11-30T20:45:46.684536+00:00","eventName":"Started","activityInstanceId":"813809ae47c0-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '2399af48a38e38abffd8ab68a8b5c8bd94f0bb93d2b4fa44c5fe840c00ea838a');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 3, '{"timestamp":"2026-11-30T20:45:46.707934+00:00","eventName":"Started","activityInstanceId":"813809ae47c0-1","parentActivityInstanceId":"813809ae47c0-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'e317bc66ad079ad138256468a4f3242ad769447c64958a8d34079e86e634ee4f');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 4, '{"timestamp":"2026-11-30T20:45:46.72607+00:00","eventName":"Started","activityInstanceId":"813809ae47c0-2","parentActivityInstanceId":"813809ae47c0-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '81970e52606a4c7efb0c3a933aad8d4c152dafde0139d07689507f838ef04dfa');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 5, '{"timestamp":"2026-11-30T20:45:46.730168+00:00","eventName":"Output","message":"begun","activityInstanceId":"813809ae47c0-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c0b23ba1e7c6fca5988dca5fabd805e72d46ba8420ca119b0fca97c7aa47bf1d');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 6, '{"timestamp":"2026-11-30T20:45:46.743515+00:00","eventName":"Completed","activityInstanceId":"813809ae47c0-2","parentActivityInstanceId":"813809ae47c0-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c8d71301ee40fdcf991807905244cf13ed9c4025cf6cd08b25d629e4f5eda341');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 7, '{"timestamp":"2026-11-30T20:45:46.756761+00:00","eventName":"Started","activityInstanceId":"813809ae47c0-3","parentActivityInstanceId":"813809ae47c0-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '75f3978df64a6a211b05b78b21bba060d67ac3440a08d0222d2116b0adcf2ef4');
INSERT INTO public.journal_lines VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 8, '{"timestamp":"2026-11-30T20:45:46.769596+00:00","eventName":"Suspended","message":"until 2026-11-30 21:45:46Z","activityInstanceId":"813809ae47c0-3","parentActivityInstanceId":"813809ae47c0-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'b8afedfc639412ea0998c10552a498855bbf66eed4b8093e11a4ce4f0f382b91');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 0, '{"timestamp":"2026-11-30T20:45:46.961652+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 1, '{"timestamp":"2026-11-30T20:45:46.997036+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', 'a01a431b4387ca4c0116324718214f32ca8408aeaf8f37441d26b678234bb7fd');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 2, '{"timestamp":"2026-11-30T20:45:46.997141+00:00","eventName":"Started","activityInstanceId":"8a98769c1dd4-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', 'dcbc18ad28a7cc65e8a85b2695adcde31329eeb0889c14e1be1e5f58f94e2426');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 3, '{"timestamp":"2026-11-30T20:45:46.997302+00:00","eventName":"Started","activityInstanceId":"8a98769c1dd4-1","parentActivityInstanceId":"8a98769c1dd4-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'a39019890e1118bd486ab646db7b31ade136afa12b74d03dbc0b30ce326c3797');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 4, '{"timestamp":"2026-11-30T20:45:46.997449+00:00","eventName":"Started","activityInstanceId":"8a98769c1dd4-2","parentActivityInstanceId":"8a98769c1dd4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'eba4f65a0e98becc4019e9dd3a78811b63e1a5ee098a494a6122c7ae1cf40f30');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 5, '{"timestamp":"2026-11-30T20:45:46.997471+00:00","eventName":"Output","message":"begun","activityInstanceId":"8a98769c1dd4-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e849d0c44141eaba4bffb848b4e99a18e20f9bc0bfe27fcc790f37abde82cb67');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 6, '{"timestamp":"2026-11-30T20:45:46.997504+00:00","eventName":"Completed","activityInstanceId":"8a98769c1dd4-2","parentActivityInstanceId":"8a98769c1dd4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c7a278ab909a94b1a65324dea35a226010be1d5551ea83228db6d0b2467691bc');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 7, '{"timestamp":"2026-11-30T20:45:46.997596+00:00","eventName":"Started","activityInstanceId":"8a98769c1dd4-3","parentActivityInstanceId":"8a98769c1dd4-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'ceca84e92f0db11c29c3593004a1f7091d8a8e7f7e292d177d2710ce9c80362a');
INSERT INTO public.journal_lines VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 8, '{"timestamp":"2026-11-30T20:45:46.997983+00:00","eventName":"Suspended","activityInstanceId":"8a98769c1dd4-3","parentActivityInstanceId":"8a98769c1dd4-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '59ddc17f9518632698c93b999a29500fe5594f162a420f9b19162a722bbb48fe');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 0, '{"timestamp":"2026-11-30T20:45:47.085487+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 1, '{"timestamp":"2026-11-30T20:45:47.156001+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', '6bfcdf187ad2218d60a257db122c88b9de42d51b9f0986168462491f15b3ba09');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 2, '{"timestamp":"2026-11-30T20:45:47.158081+00:00","eventName":"Started","activityInstanceId":"ad68799c7749-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', '0a58810395e441725a2dcfe84d41753e99fed4ad3ba5ac142ca6117d949c64de');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 3, '{"timestamp":"2026-11-30T20:45:47.158306+00:00","eventName":"Started","activityInstanceId":"ad68799c7749-1","parentActivityInstanceId":"ad68799c7749-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', '7bee4c30754737fe3e17b0f983b9d27505cf9c954891c4ceae258aab23b41193');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 4, '{"timestamp":"2026-11-30T20:45:47.173042+00:00","eventName":"Started","activityInstanceId":"ad68799c7749-2","parentActivityInstanceId":"ad68799c7749-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'c6662b9988a8fda347b6e5f24fc7446ed8b867e128837bd44189c0384bc8b063');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 5, '{"timestamp":"2026-11-30T20:45:47.173107+00:00","eventName":"Output","message":"begun","activityInstanceId":"ad68799c7749-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'efdd750426615cdb60959124f56ccd9d3dcb95c39284db4a43f921442828b8d3');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 6, '{"timestamp":"2026-11-30T20:45:47.173139+00:00","eventName":"Completed","activityInstanceId":"ad68799c7749-2","parentActivityInstanceId":"ad68799c7749-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'bd569c696bb0c35b36e4c3fe36d6a96173a4f2a1f088dadb5896df63d0456f16');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 7, '{"timestamp":"2026-11-30T20:45:47.185267+00:00","eventName":"Started","activityInstanceId":"ad68799c7749-3","parentActivityInstanceId":"ad68799c7749-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', 'c74f35011deb4832f2f494e2868a23ee67fc16aae78e092fdb87564adb25b08c');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 8, '{"timestamp":"2026-11-30T20:45:47.185351+00:00","eventName":"Suspended","activityInstanceId":"ad68799c7749-3","parentActivityInstanceId":"ad68799c7749-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', 'e5d7e3a7cfdfe31ea2c7c31c52b937483d8623aa8ebb74cacb06457c461df2e1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 9, '{"timestamp":"2026-11-30T20:45:47.199813+00:00","eventName":"Started","activityInstanceId":"ad68799c7749-4","parentActivityInstanceId":"ad68799c7749-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '8100a5859a9a4ac68165ada74a319d3c8aa29cc57fbf7978968c19693851eac8');
INSERT INTO public.journal_lines VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 10, '{"timestamp":"2026-11-30T20:45:47.199895+00:00","eventName":"Suspended","activityInstanceId":"ad68799c7749-4","parentActivityInstanceId":"ad68799c7749-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '33b04b40cc0e4dc881a9d8d5733c3511af9c1fc606cf70bc9acd7bd200337043');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 1, '{"timestamp":"2026-11-30T20:45:47.328917+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '6e4df9bc554284891c2e2b06a3ebe44b2495d52491e6a6726eb12fa1a5cdacb8');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 2, '{"timestamp":"2026-11-30T20:45:47.329011+00:00","eventName":"Started","activityInstanceId":"cf3a80055f7c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', '13e22494c3e7815a2b90cab074255b6f75537fc28557893e780d6a9f7ccf6c2e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 3, '{"timestamp":"2026-11-30T20:45:47.329164+00:00","eventName":"Started","activityInstanceId":"cf3a80055f7c-1","parentActivityInstanceId":"cf3a80055f7c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '106d35e78173b3cfaa5bf2fb6a911e02f68f029fad7aa742a2a6cbfc9b2c299a');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 4, '{"timestamp":"2026-11-30T20:45:47.329277+00:00","eventName":"Started","activityInstanceId":"cf3a80055f7c-2","parentActivityInstanceId":"cf3a80055f7c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '7662ad42b00df9ea7bde018f82be98f44a6489db903c4b1a1e74cae96bcf8eab');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 5, '{"timestamp":"2026-11-30T20:45:47.329302+00:00","eventName":"Output","message":"begun","activityInstanceId":"cf3a80055f7c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c105e903c1120a8206f036af27b1893b6c56f293f0f07027963684a6cffdd4f9');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 6, '{"timestamp":"2026-11-30T20:45:47.329321+00:00","eventName":"Completed","activityInstanceId":"cf3a80055f7c-2","parentActivityInstanceId":"cf3a80055f7c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ed2e380ce90c26a1f086ebaa004181e8967b37579723bbeb93efc4427f9fc5de');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 7, '{"timestamp":"2026-11-30T20:45:47.329417+00:00","eventName":"Started","activityInstanceId":"cf3a80055f7c-3","parentActivityInstanceId":"cf3a80055f7c-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '6b262d1aeeb8b2895ffbc901a1e874c2d70eb02862cb2b6517ad72860c51b19d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 8, '{"timestamp":"2026-11-30T20:45:47.336514+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"cf3a80055f7c-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'f0ccc666741829d71345c5b2dc38c7e19a8786fbc820aaa212460936d543b7e8');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 9, '{"timestamp":"2026-11-30T20:45:47.346562+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', 'bd30bef5f6d24dbb3a89750b239dab02179f9b3df198d9068764716ae5fe274f');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 1, '{"timestamp":"2026-11-30T20:45:47.460657+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', '1ba173e2ee8aa45497345866e247982986767ae89154fb3e1c3053c085472f44');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 2, '{"timestamp":"2026-11-30T20:45:47.46075+00:00","eventName":"Started","activityInstanceId":"ead175617442-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '4c13e0949d8ac2fe8d8589e500a8af5310f6144fc4feb5e81081e37f2d1ad4e3');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 3, '{"timestamp":"2026-11-30T20:45:47.460895+00:00","eventName":"Started","activityInstanceId":"ead175617442-1","parentActivityInstanceId":"ead175617442-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '347a69a822f373a1562dfa9fa0ba9ecda75df5f48712d95bc42f501465e7ed1b');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 4, '{"timestamp":"2026-11-30T20:45:47.461019+00:00","eventName":"Started","activityInstanceId":"ead175617442-2","parentActivityInstanceId":"ead175617442-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ab0c89394b2340bf1e42a0cecde100b38a769673f92fa8fa1015e39177b0135a');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 5, '{"timestamp":"2026-11-30T20:45:47.461045+00:00","eventName":"Output","message":"begun","activityInstanceId":"ead175617442-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '02c1460bd58f9fa1d2182401a54cffab6c0d0bc719439f7cc49be557bae26c74');
INSERT INTO public.journal_lines VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 0, '{"timestamp":"2026-11-30T20:45:47.278466+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 0, '{"timestamp":"2026-11-30T20:45:47.405235+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 0, '{"timestamp":"2026-11-30T20:45:47.503406+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 0, '{"timestamp":"2026-11-30T20:45:47.575023+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 0, '{"timestamp":"2026-11-30T20:45:47.717228+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 0, '{"timestamp":"2026-11-30T20:45:47.854681+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 0, '{"timestamp":"2026-11-30T20:45:48.061303+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 0, '{"timestamp":"2026-11-30T20:45:48.13152+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 0, '{"timestamp":"2026-11-30T20:45:48.283522+00:00","eventName":"Created","message":"Run of kept-caller@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 0, '{"timestamp":"2026-11-30T20:45:48.340724+00:00","eventName":"Created","message":"Run of kept-loop@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 0, '{"timestamp":"2026-11-30T20:45:48.41106+00:00","eventName":"Created","message":"Run of kept-asked@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 0, '{"timestamp":"2026-11-30T20:45:48.526249+00:00","eventName":"Created","message":"Run of kept-held@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 0, '{"timestamp":"2026-11-30T20:45:48.635148+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e73b-77a1-8fc2-19779a9345c1', 0, '{"timestamp":"2026-11-30T20:45:48.731388+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 6, '{"timestamp":"2026-11-30T20:45:47.461065+00:00","eventName":"Completed","activityInstanceId":"ead175617442-2","parentActivityInstanceId":"ead175617442-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2a692ae20d0303aaf9d2488c70789469746bef8b5540c63230d60b00fabfa6ae');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 7, '{"timestamp":"2026-11-30T20:45:47.461153+00:00","eventName":"Started","activityInstanceId":"ead175617442-3","parentActivityInstanceId":"ead175617442-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '36866848cff63952133834d6793b21a9a7e9ab6f52ca20f456d99c9579bab627');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 8, '{"timestamp":"2026-11-30T20:45:47.464951+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"ead175617442-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'c20623f22e5ef2d0953bafe4420b28280f072ccb22e9f10ab76ca0c0ec853478');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 9, '{"timestamp":"2026-11-30T20:45:47.465927+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"ead175617442-3","parentActivityInstanceId":"ead175617442-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '8ff2dc8fc9888ec71428751e45c79d169b3d3d6ca600fa0d20aac9259ee05c9c');
INSERT INTO public.journal_lines VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 10, '{"timestamp":"2026-11-30T20:45:47.466778+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', 'd4267a8c38f087446b9ee7f9757d65eef7c69095f8bb306366cb350ff6ff3078');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 1, '{"timestamp":"2026-11-30T20:45:47.558296+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', '77d30bda3d450e5893fc10ea9573b8b00ce5264dbb8212d087156185ef75ce45');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 2, '{"timestamp":"2026-11-30T20:45:47.558418+00:00","eventName":"Started","activityInstanceId":"ca8cc6f0258e-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '6881165a01ba738095559cea5431f89814434169eb6d07d30563cdbea6964e97');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 3, '{"timestamp":"2026-11-30T20:45:47.558589+00:00","eventName":"Started","activityInstanceId":"ca8cc6f0258e-1","parentActivityInstanceId":"ca8cc6f0258e-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '8339a06f9508423148359db7e7f925cf35abfa103edcf981baff67a3efbd2ffe');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 4, '{"timestamp":"2026-11-30T20:45:47.55871+00:00","eventName":"Started","activityInstanceId":"ca8cc6f0258e-2","parentActivityInstanceId":"ca8cc6f0258e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f55562d48c0c5ab06334e2285233e3b6a4c783a0701d2fd32a5d5a2a45682bf4');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 5, '{"timestamp":"2026-11-30T20:45:47.558728+00:00","eventName":"Output","message":"begun","activityInstanceId":"ca8cc6f0258e-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f0208b94fbbe0d47ef65e0d3bd335e7d8450cc29ccf1e3a2938b42d51930f9ac');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 6, '{"timestamp":"2026-11-30T20:45:47.558752+00:00","eventName":"Completed","activityInstanceId":"ca8cc6f0258e-2","parentActivityInstanceId":"ca8cc6f0258e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '1917fd70d43e1ff81050b28f700e6889d6384beea4c0d3fb8e39a25650ee7dd4');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 7, '{"timestamp":"2026-11-30T20:45:47.558829+00:00","eventName":"Started","activityInstanceId":"ca8cc6f0258e-3","parentActivityInstanceId":"ca8cc6f0258e-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '778d69888f3fc74d37fcf8f78b5f46ddddc9d4161bb2ca8ba4a57e2473eec9de');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 8, '{"timestamp":"2026-11-30T20:45:47.560553+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"ca8cc6f0258e-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'f84287e934ef07a0eb38487cb22dc1709a50a144be052188721c1476772eb825');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 9, '{"timestamp":"2026-11-30T20:45:47.560631+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"ca8cc6f0258e-3","parentActivityInstanceId":"ca8cc6f0258e-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '7a223ae898a8970f0785b737f324529120a03123b20cea8839a83085eb759d19');
INSERT INTO public.journal_lines VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 10, '{"timestamp":"2026-11-30T20:45:47.560656+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '9b76328ceba22bb45f1953a1ce9aa31c6e3c080a553be3778cb2940c7bd59880');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 1, '{"timestamp":"2026-11-30T20:45:47.620109+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', '8969cb8b99d9bcf6d83730cec9277b3d5392465a970f36116c91dd7ece58e91e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 2, '{"timestamp":"2026-11-30T20:45:47.620195+00:00","eventName":"Started","activityInstanceId":"07c591132e5f-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '826500650eb53db1682b319d9a523cd7050d993ecb068f478568e9e062623031');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 3, '{"timestamp":"2026-11-30T20:45:47.620387+00:00","eventName":"Started","activityInstanceId":"07c591132e5f-1","parentActivityInstanceId":"07c591132e5f-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '6f2e7efd8e526e26f71dfc735232b372a9ec190d75b052b301ee7be66966e1e3');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 4, '{"timestamp":"2026-11-30T20:45:47.620495+00:00","eventName":"Started","activityInstanceId":"07c591132e5f-2","parentActivityInstanceId":"07c591132e5f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '429f7ec4c18c12183b56d85f341918ede2f21f35d01f5766c7d66ac8175ed253');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 5, '{"timestamp":"2026-11-30T20:45:47.620518+00:00","eventName":"Output","message":"begun","activityInstanceId":"07c591132e5f-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ccd0b991dd80114598f65a2c3e2ca6935fb3e1c97f8c8edf0a3ff92f45722906');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 6, '{"timestamp":"2026-11-30T20:45:47.620538+00:00","eventName":"Completed","activityInstanceId":"07c591132e5f-2","parentActivityInstanceId":"07c591132e5f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dd8f2a159eac374479266b309118bf84e828f4baa39b288953a096b3c7a1a958');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 7, '{"timestamp":"2026-11-30T20:45:47.620618+00:00","eventName":"Started","activityInstanceId":"07c591132e5f-3","parentActivityInstanceId":"07c591132e5f-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'ebb50b4ee58e69c654751d2b924eb427a3a7decf8f0ba017a8d4521b3a54f004');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 8, '{"timestamp":"2026-11-30T20:45:47.622578+00:00","eventName":"Suspended","message":"until 2026-11-30 21:45:47Z","activityInstanceId":"07c591132e5f-3","parentActivityInstanceId":"07c591132e5f-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '575628776653479b16917d05e7ba56bc12834b9893247ecc7b27c1d6135474ba');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 9, '{"timestamp":"2026-11-30T20:45:47.680994+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', '058fc803bc4023a035a5ed55b0ef27476c962f0980fc15ba73dfccc205e69ece');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 10, '{"timestamp":"2026-11-30T20:45:47.68225+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '560b8b2deb075ebeb0021f05a744500afc66333ba255e58e43c7ed92b1c98fb8');
INSERT INTO public.journal_lines VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 11, '{"timestamp":"2026-11-30T20:45:47.689216+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', 'e30b1bd60d7f8e661bf24559023d3b6e81b152c9beb212ea15d13f6b871eab43');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 1, '{"timestamp":"2026-11-30T20:45:47.755275+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', '83c00e127e8be99ec383000a8629642660be875843e103839e09b2424477d63e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 2, '{"timestamp":"2026-11-30T20:45:47.755376+00:00","eventName":"Started","activityInstanceId":"b81b111c1f74-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', 'a3f2dc3989a94cdcbfa394d35513495e5b5f3dc16096a35c235b75ebc2ac9c97');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 3, '{"timestamp":"2026-11-30T20:45:47.75591+00:00","eventName":"Started","activityInstanceId":"b81b111c1f74-1","parentActivityInstanceId":"b81b111c1f74-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '5f8a5dc727176fddfda698ff9a91f4a0a83418e055fd499d24d4b74ebc3516cf');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 4, '{"timestamp":"2026-11-30T20:45:47.7561+00:00","eventName":"Started","activityInstanceId":"b81b111c1f74-2","parentActivityInstanceId":"b81b111c1f74-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4459f9165ca3acf996001dd0b11c3f072c39e691c4c200a0ed8efa00fb6a0c4e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 5, '{"timestamp":"2026-11-30T20:45:47.756122+00:00","eventName":"Output","message":"begun","activityInstanceId":"b81b111c1f74-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '22cab039bb47858ef4bb187d00f1b6f8aa03aef49d13d5f2564ef1a21795c089');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 6, '{"timestamp":"2026-11-30T20:45:47.756154+00:00","eventName":"Completed","activityInstanceId":"b81b111c1f74-2","parentActivityInstanceId":"b81b111c1f74-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'be088255cae7049952ce96d29767cdd87f3136d21871fbb261832ecdd6ba1507');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 7, '{"timestamp":"2026-11-30T20:45:47.756777+00:00","eventName":"Started","activityInstanceId":"b81b111c1f74-3","parentActivityInstanceId":"b81b111c1f74-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '99f0f113abf39eaabb07f66608338494e664ec0da451ba0702abb5002cb7b11f');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 8, '{"timestamp":"2026-11-30T20:45:47.814412+00:00","eventName":"Completed","activityInstanceId":"b81b111c1f74-3","parentActivityInstanceId":"b81b111c1f74-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'e3be6c19fe5533b9076c3a6dd653160b871d5e73e4fbd020eba5e42e86ea8ab7');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 9, '{"timestamp":"2026-11-30T20:45:47.822171+00:00","eventName":"Started","activityInstanceId":"b81b111c1f74-4","parentActivityInstanceId":"b81b111c1f74-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'ba4af5682ee02e1e1201b7823ca020a60b49c7bf8fcae16438bcbceee0013dc1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 10, '{"timestamp":"2026-11-30T20:45:47.829426+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"b81b111c1f74-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'c5a04a6870a388e5f57e64cf472f71f47a9f1de3657caeb8e07bf67ca7a8aeae');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 11, '{"timestamp":"2026-11-30T20:45:47.82955+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"b81b111c1f74-4","parentActivityInstanceId":"b81b111c1f74-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '930144c4ea65d5d6f8460cbbd8d5afaf481886e8e855d55fe1d5cce92f804f62');
INSERT INTO public.journal_lines VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 12, '{"timestamp":"2026-11-30T20:45:47.830207+00:00","eventName":"Ended","message":"Faulted: It is broken."}', '335ce2456f2ef00098207d97b567add7f8b536067e9fa8755fe6ed3d3e334377');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 1, '{"timestamp":"2026-11-30T20:45:47.899015+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', '0ce3446a838708f12315c55648543fc48cfb88dcb39327bd8f3d61feb436a076');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 2, '{"timestamp":"2026-11-30T20:45:47.899109+00:00","eventName":"Started","activityInstanceId":"314602ea900e-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', '18c6038a513bec0d3876318e7df7670d2088c29fbd69b8cd01d163337df5f795');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 3, '{"timestamp":"2026-11-30T20:45:47.899328+00:00","eventName":"Started","activityInstanceId":"314602ea900e-1","parentActivityInstanceId":"314602ea900e-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'ab7d33cf087714d208c7c79c0c743e8ab7a9d07f7077d4760ec3863894cf7e54');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 4, '{"timestamp":"2026-11-30T20:45:47.89946+00:00","eventName":"Started","activityInstanceId":"314602ea900e-2","parentActivityInstanceId":"314602ea900e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b03a7f65c703e8eb16108b3eae5beec2ff793253941aa7d1c96cdb57c8f0f594');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 5, '{"timestamp":"2026-11-30T20:45:47.899479+00:00","eventName":"Output","message":"begun","activityInstanceId":"314602ea900e-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4f4108220828c4afbfdd670bd64175ae4ec00a145a2efc512dc77e1ef65a867c');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 6, '{"timestamp":"2026-11-30T20:45:47.899505+00:00","eventName":"Completed","activityInstanceId":"314602ea900e-2","parentActivityInstanceId":"314602ea900e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '55521d453271745b992e1296314564fe878601b26fd742d71c182d5e15a887e4');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 7, '{"timestamp":"2026-11-30T20:45:47.899602+00:00","eventName":"Started","activityInstanceId":"314602ea900e-3","parentActivityInstanceId":"314602ea900e-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '0fdcacf0f989ac9c979e48befaa8af5bf1029c8f2b5e64d4f6386f1e090a5efb');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 8, '{"timestamp":"2026-11-30T20:45:47.935109+00:00","eventName":"Completed","activityInstanceId":"314602ea900e-3","parentActivityInstanceId":"314602ea900e-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'd3ed75aa8cd97b602ad42e22f4cb58ce1c9338039c16d83cd313f45335e18eb4');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 9, '{"timestamp":"2026-11-30T20:45:47.951378+00:00","eventName":"Started","activityInstanceId":"314602ea900e-4","parentActivityInstanceId":"314602ea900e-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '72ac0cceb4c64e3f8258869ca191d152690c3018834608dd08438573d82c74d4');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 10, '{"timestamp":"2026-11-30T20:45:47.955392+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"314602ea900e-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '18d9eeea51b9cfc7efad663b24bc5a70dd2ef8db3f747ca2a06385a9b803cdff');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 11, '{"timestamp":"2026-11-30T20:45:47.955485+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"314602ea900e-4","parentActivityInstanceId":"314602ea900e-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'e79e75c70794c4d9c4a8c15d2f8e1f595c5f31558b32e9c7b9bd3e9363cc66c0');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 12, '{"timestamp":"2026-11-30T20:45:47.955513+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '19e0e66b59c75f37938d4a17516db34c7356d391788527450668f25478139c78');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 13, '{"timestamp":"2026-11-30T20:45:48.020321+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', 'a223f06a6175f04a8e9541cdbf9693cd26fdfa59324dcb4a8960c7201d9259bd');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 14, '{"timestamp":"2026-11-30T20:45:48.020585+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', '0ec4f505af0771a8a1a52b19956b2ba39a69d11fec0c4f48e1fc465635177ef5');
INSERT INTO public.journal_lines VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 15, '{"timestamp":"2026-11-30T20:45:48.026909+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', '1146314cf8873f3d13e17155429b6c2da447eff3d18f9708e6d40fff48fd7b83');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 1, '{"timestamp":"2026-11-30T20:45:48.092778+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '496020eb282d430780ec3a496f7e48a4d4b368258e50234dd4d0edd08ee50023');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 2, '{"timestamp":"2026-11-30T20:45:48.09288+00:00","eventName":"Started","activityInstanceId":"37b69a2cec44-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', '03f96ba48dd04bd524239ae217d211a819c558a8c3d0b25a1f4247a8830173a3');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 3, '{"timestamp":"2026-11-30T20:45:48.093025+00:00","eventName":"Started","activityInstanceId":"37b69a2cec44-1","parentActivityInstanceId":"37b69a2cec44-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'c3e2623daac88e46fed278d0b255566152e1a137f7af93e29937f5f968b8e5ff');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 4, '{"timestamp":"2026-11-30T20:45:48.093127+00:00","eventName":"Started","activityInstanceId":"37b69a2cec44-2","parentActivityInstanceId":"37b69a2cec44-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c7da1efe8aeb7b1039d2e4a1a0aa563442662f458860d35cc3bca54251804064');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 5, '{"timestamp":"2026-11-30T20:45:48.093145+00:00","eventName":"Output","message":"begun","activityInstanceId":"37b69a2cec44-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '421809ec6688b025db0658339a05e646dc11051e2374fc5225af813f53624c11');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 6, '{"timestamp":"2026-11-30T20:45:48.093165+00:00","eventName":"Completed","activityInstanceId":"37b69a2cec44-2","parentActivityInstanceId":"37b69a2cec44-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '75fa420fe8ca5e7aabc346ed15c029652981911e1ebe15cdcd6f51113fd58dba');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 7, '{"timestamp":"2026-11-30T20:45:48.09325+00:00","eventName":"Started","activityInstanceId":"37b69a2cec44-3","parentActivityInstanceId":"37b69a2cec44-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '1be96de746b6644f2a00e39ecbad679e48c3129e8c3388e248a578d4d2cbfb45');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 8, '{"timestamp":"2026-11-30T20:45:48.103099+00:00","eventName":"Completed","activityInstanceId":"37b69a2cec44-3","parentActivityInstanceId":"37b69a2cec44-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '90c71333507e7cc1d599fa4ebd2b8343f185d67b7606b7d37629cc51f4c9bf6d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 9, '{"timestamp":"2026-11-30T20:45:48.105044+00:00","eventName":"Started","activityInstanceId":"37b69a2cec44-4","parentActivityInstanceId":"37b69a2cec44-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '47ceccea7a29f5c3adf351c7ce8176598942bfe2a128439e9803d2733fe7c5d5');
INSERT INTO public.journal_lines VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 10, '{"timestamp":"2026-11-30T20:45:48.105094+00:00","eventName":"Suspended","activityInstanceId":"37b69a2cec44-4","parentActivityInstanceId":"37b69a2cec44-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'aeafd391eb7cec84a97be2540dcde7683b0d762a3a447cc197a11a599bafb34c');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 1, '{"timestamp":"2026-11-30T20:45:48.162278+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', '16a3b830a0bd9f36361418da3bb3d3659a16f0e891606d72b87eeb2334c98b33');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 2, '{"timestamp":"2026-11-30T20:45:48.16239+00:00","eventName":"Started","activityInstanceId":"99eced37f165-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', 'f2d8bf33cfd426aba6ac33471c944b6efb2719c4c5f7cbd1de5f9a809143123d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 3, '{"timestamp":"2026-11-30T20:45:48.162642+00:00","eventName":"Started","activityInstanceId":"99eced37f165-1","parentActivityInstanceId":"99eced37f165-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'b600ed15974f641fbedb6982c3aeac984fcb4c6a0d55e0a7a68b2bf5c64614ff');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 4, '{"timestamp":"2026-11-30T20:45:48.162909+00:00","eventName":"Started","activityInstanceId":"99eced37f165-2","parentActivityInstanceId":"99eced37f165-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '0290fec48d7ca1913626a79e89f448d9d8e8e802ecce555803b45ff936bf7b6d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 5, '{"timestamp":"2026-11-30T20:45:48.162932+00:00","eventName":"Output","message":"begun","activityInstanceId":"99eced37f165-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'adacefed3d6c0ce9d30fcd7a853464ff0528b326edb4f95a611d806e1b7f6016');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 6, '{"timestamp":"2026-11-30T20:45:48.162953+00:00","eventName":"Completed","activityInstanceId":"99eced37f165-2","parentActivityInstanceId":"99eced37f165-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'cfa224f65633e6afbf46766c1a5d2406904513d2f05b79d1ac680f020110786d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 7, '{"timestamp":"2026-11-30T20:45:48.165563+00:00","eventName":"Started","activityInstanceId":"99eced37f165-3","parentActivityInstanceId":"99eced37f165-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'fe53f5ee5aac48a3ff2546326e4a53e0101085d76d6dc90cdb7bae4ee6320014');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 8, '{"timestamp":"2026-11-30T20:45:48.165603+00:00","eventName":"Suspended","activityInstanceId":"99eced37f165-3","parentActivityInstanceId":"99eced37f165-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'c19fd75812250dd34f58b3c55ebc1d8a6ce34120e0de9af52ac74fd0ffa92204');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 9, '{"timestamp":"2026-11-30T20:45:48.2449+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', '6d863ca6a4bf1f9ded1b3608a5abaf555322869087071dc15478219efbdf2bf6');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 10, '{"timestamp":"2026-11-30T20:45:48.246052+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', '33c38250f09923b55bc32dd14f4a198b2e438075083ad978950af7e783317476');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 11, '{"timestamp":"2026-11-30T20:45:48.248294+00:00","eventName":"Started","activityInstanceId":"99eced37f165-5","parentActivityInstanceId":"99eced37f165-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', '453e6512041a3f7ff1dcf269dabddb768f4479dd5c11c776618dc7c27d41f11d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 12, '{"timestamp":"2026-11-30T20:45:48.253351+00:00","eventName":"Started","activityInstanceId":"99eced37f165-6","parentActivityInstanceId":"99eced37f165-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '4ef02518ded97e57bb7d422db764f703ad86ba84449e16ed52357b4d8c4f08e9');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 13, '{"timestamp":"2026-11-30T20:45:48.25356+00:00","eventName":"Started","activityInstanceId":"99eced37f165-7","parentActivityInstanceId":"99eced37f165-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'b19bf28d0e947dbe1ce9a3f0c4ece3c175071e2e421612ee777c79f7c3ad89d8');
INSERT INTO public.journal_lines VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 14, '{"timestamp":"2026-11-30T20:45:48.253593+00:00","eventName":"Suspended","activityInstanceId":"99eced37f165-7","parentActivityInstanceId":"99eced37f165-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'ed10055979d7373860935c4dde41caefd041c4ca82208230a97e8c1cfbe478f7');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 1, '{"timestamp":"2026-11-30T20:45:48.313499+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', 'd52499610da4f5aa16995f66444ce584a7adda04f7e9fc5e310a5bcc221ec64e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 2, '{"timestamp":"2026-11-30T20:45:48.313591+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-caller","nodeId":"Workflow1"}', '5c06a222fe40e8b44a10a830ebe50198fb7dadb78b9a0f0bab09e9257810b559');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 3, '{"timestamp":"2026-11-30T20:45:48.313722+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-1","parentActivityInstanceId":"e34f42144e8c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '3b453241ae15230743ab8c9d4e23741c5332c5b6faa8175547d74e025b9b84b1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 4, '{"timestamp":"2026-11-30T20:45:48.313823+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-2","parentActivityInstanceId":"e34f42144e8c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ecb9a187956d6e39c20d9f4a1058f90b63d899aea27f7fa904df273356c7f0da');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 5, '{"timestamp":"2026-11-30T20:45:48.313841+00:00","eventName":"Output","message":"begun","activityInstanceId":"e34f42144e8c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '75a67ebd8954e1a62bedd1485a7dbdcee2253cf13543020635d15185076c56ea');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 6, '{"timestamp":"2026-11-30T20:45:48.31386+00:00","eventName":"Completed","activityInstanceId":"e34f42144e8c-2","parentActivityInstanceId":"e34f42144e8c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '860cf5168fe14683231c033ba092aa382ab83d8daabaeef8e71c4c1bcf177141');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 7, '{"timestamp":"2026-11-30T20:45:48.315342+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-3","parentActivityInstanceId":"e34f42144e8c-1","activityId":"call","activityType":"Elsa.ExecuteWorkflow","activityTypeVersion":0,"activityName":"call","nodeId":"Workflow1:seq:call"}', 'f5b28d04831571c29c685c30419d1a9fe8b9edaab9d4f24f23df2504224941e5');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 8, '{"timestamp":"2026-11-30T20:45:48.3163+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-4","parentActivityInstanceId":"e34f42144e8c-3","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-called","nodeId":"Workflow1"}', '7f9ef871d0b896bd7646defaf2ae318ade98870a5e09b9ac7deac346860fb6fa');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 9, '{"timestamp":"2026-11-30T20:45:48.316486+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-5","parentActivityInstanceId":"e34f42144e8c-4","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'b164724be7fc16b4451531702afe18ff7c7a32b02236887e22055c4617413aaf');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 10, '{"timestamp":"2026-11-30T20:45:48.317305+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-6","parentActivityInstanceId":"e34f42144e8c-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '6a64427cf50d014b307f23ae97910f18050136067ae091cbf818d92b7c4d3f13');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 11, '{"timestamp":"2026-11-30T20:45:48.317324+00:00","eventName":"Output","message":"called","activityInstanceId":"e34f42144e8c-6","activityId":"write-called","activityType":"Elsa.WriteLine","activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'f47c31f7fdeab1e7401b31c29d40da7d85e20ef04c931e1de21741d30488a71b');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 12, '{"timestamp":"2026-11-30T20:45:48.317339+00:00","eventName":"Completed","activityInstanceId":"e34f42144e8c-6","parentActivityInstanceId":"e34f42144e8c-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'dddfc25486d43786db2daf55321c1f1291a0174b76945328c0e0aed8b38b9a4c');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 13, '{"timestamp":"2026-11-30T20:45:48.317507+00:00","eventName":"Started","activityInstanceId":"e34f42144e8c-7","parentActivityInstanceId":"e34f42144e8c-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '74d247a6fb2fcde01db59c2ca29ed632882106af217a5cc509ee7239967896e1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 14, '{"timestamp":"2026-11-30T20:45:48.317533+00:00","eventName":"Suspended","activityInstanceId":"e34f42144e8c-7","parentActivityInstanceId":"e34f42144e8c-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '04604416733a5d0b048515db0d0774694f6efea9666eeeff9622ded63135ce37');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 1, '{"timestamp":"2026-11-30T20:45:48.383002+00:00","eventName":"Claimed","message":"Claimed by kept under number 29."}', '9a0e6b0e774660035f8ab301f9cb0263cf3a9c29b122531224cf701758e2deae');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 2, '{"timestamp":"2026-11-30T20:45:48.383088+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-loop","nodeId":"Workflow1"}', '13d9be425b0a61f6652cd3e777eabdbc84cecff91e8c25c50f4d7f4cd5c7843d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 3, '{"timestamp":"2026-11-30T20:45:48.383321+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-1","parentActivityInstanceId":"fbc644635f8a-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7b54869239563ea1a716530eac29fc4595f29f0273ae6f15fef86bbf63525e3f');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 4, '{"timestamp":"2026-11-30T20:45:48.383447+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-2","parentActivityInstanceId":"fbc644635f8a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '161fe416613cf47ef1928495430d1928d36473779b65f289ff913130e61c2247');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 5, '{"timestamp":"2026-11-30T20:45:48.383464+00:00","eventName":"Output","message":"begun","activityInstanceId":"fbc644635f8a-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'fdb6563b3d907cc7807f629c350e9206876e7da47c7fe891f907e138d41a0ee1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 6, '{"timestamp":"2026-11-30T20:45:48.383485+00:00","eventName":"Completed","activityInstanceId":"fbc644635f8a-2","parentActivityInstanceId":"fbc644635f8a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e5aea8798b1f56dd319f67394ad00584ca2dc20d581d4fbd7da2e2d4cd2a8525');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 7, '{"timestamp":"2026-11-30T20:45:48.38356+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-3","parentActivityInstanceId":"fbc644635f8a-1","activityId":"each","activityType":"Elsa.ForEach","activityTypeVersion":0,"activityName":"each","nodeId":"Workflow1:seq:each"}', 'b32957e926c99ef4bb5bdb3ad0d50b3153d7aa069fc51582e97f01ad5d4f975f');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 8, '{"timestamp":"2026-11-30T20:45:48.388823+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-4","parentActivityInstanceId":"fbc644635f8a-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '4143c1d19cd2cfcde826fbbde8aa748750ad8e00bd6e9edb2360b93ac9e18812');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 9, '{"timestamp":"2026-11-30T20:45:48.388966+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-5","parentActivityInstanceId":"fbc644635f8a-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '0daba863b3779ad6df383c715f73649737dbaf64e971875bb7c0f02000603444');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 10, '{"timestamp":"2026-11-30T20:45:48.388995+00:00","eventName":"Suspended","activityInstanceId":"fbc644635f8a-5","parentActivityInstanceId":"fbc644635f8a-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'bad5a570caec6923d56f5ad2c0e98500609f2e3cfdc47f9232af3ef0c5c8c7f5');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 11, '{"timestamp":"2026-11-30T20:45:48.462384+00:00","eventName":"Claimed","message":"Claimed by kept under number 31."}', '4e6ad9314fbbe8f1db662d5cdcf95a88e9b07e847ec481fd57f82c5e48a42722');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 12, '{"timestamp":"2026-11-30T20:45:48.492799+00:00","eventName":"Resumed","activityInstanceId":"fbc644635f8a-5","parentActivityInstanceId":"fbc644635f8a-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'd4deed882159e6215b4823bc96721c019f85f5fce8f7840628587ae94ef7c9d1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 13, '{"timestamp":"2026-11-30T20:45:48.493112+00:00","eventName":"Completed","activityInstanceId":"fbc644635f8a-5","parentActivityInstanceId":"fbc644635f8a-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'bcee5a2ef06b6c3249bfe667118c1066ea268be1b8cd4dc9d8094377a06a84fc');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 14, '{"timestamp":"2026-11-30T20:45:48.493353+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-7","parentActivityInstanceId":"fbc644635f8a-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'e15310970b641b99578a72fb3c60a134d46f04b701e4d854080ff795d7fdfcb1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 15, '{"timestamp":"2026-11-30T20:45:48.493373+00:00","eventName":"Output","message":"in a round","activityInstanceId":"fbc644635f8a-7","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'e8056423e50a1016c13696926d3167df45110bab7ff53af142be9d300d582991');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 16, '{"timestamp":"2026-11-30T20:45:48.493388+00:00","eventName":"Completed","activityInstanceId":"fbc644635f8a-7","parentActivityInstanceId":"fbc644635f8a-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '3a30751161b876ad657d2eee70ac611302b11ba685b9a46221136283e8d1a5af');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 17, '{"timestamp":"2026-11-30T20:45:48.494225+00:00","eventName":"Completed","activityInstanceId":"fbc644635f8a-4","parentActivityInstanceId":"fbc644635f8a-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'a0f335988f1b14ad52ddfe9b6277be641d5aa00ac72cdb49b4baa605b23f11b1');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 18, '{"timestamp":"2026-11-30T20:45:48.494709+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-8","parentActivityInstanceId":"fbc644635f8a-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '6fbf9e23baafb473b9fdefc0426dca35d5adb160e3fbe2fac35b92af97be5f35');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 19, '{"timestamp":"2026-11-30T20:45:48.494811+00:00","eventName":"Started","activityInstanceId":"fbc644635f8a-9","parentActivityInstanceId":"fbc644635f8a-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'db2de8b571a49fe55b422fd17dddbc8580345cd3811121756b233da564736803');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 20, '{"timestamp":"2026-11-30T20:45:48.494833+00:00","eventName":"Suspended","activityInstanceId":"fbc644635f8a-9","parentActivityInstanceId":"fbc644635f8a-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'cd1aa3ad93640ea47289c6b1b5f450ca470552c36ab8912f9d1ee3926e00d0b7');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 1, '{"timestamp":"2026-11-30T20:45:48.508367+00:00","eventName":"Claimed","message":"Claimed by kept under number 32."}', 'dc9be7d800108a66e98cdf4d45539218169141bb829228a9546a07547dad2a57');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 2, '{"timestamp":"2026-11-30T20:45:48.508506+00:00","eventName":"Started","activityInstanceId":"40c6d8f86d8a-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-asked","nodeId":"Workflow1"}', '3dedaf13992668170037838a326aef011f49e48796fab6d78505e46541d3f126');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 3, '{"timestamp":"2026-11-30T20:45:48.508631+00:00","eventName":"Started","activityInstanceId":"40c6d8f86d8a-1","parentActivityInstanceId":"40c6d8f86d8a-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '142007e74ec467c6d80f54a2e06485805746be938e40b2c2c86aa65b56f73f49');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 4, '{"timestamp":"2026-11-30T20:45:48.508731+00:00","eventName":"Started","activityInstanceId":"40c6d8f86d8a-2","parentActivityInstanceId":"40c6d8f86d8a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'efa15867902734a92c2505f29e43e9577de205f317a4ee8708f6e24b890b0668');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 5, '{"timestamp":"2026-11-30T20:45:48.508748+00:00","eventName":"Output","message":"begun","activityInstanceId":"40c6d8f86d8a-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'fdc23277701db85e0452d839785a41698cbab9dcd3d7e68faa1b0645bfeeea40');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 6, '{"timestamp":"2026-11-30T20:45:48.508768+00:00","eventName":"Completed","activityInstanceId":"40c6d8f86d8a-2","parentActivityInstanceId":"40c6d8f86d8a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'a4d68dcf5ec78077c66efb8819d0380d3b7281bf4017893192e5c0ec12a01d4d');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 7, '{"timestamp":"2026-11-30T20:45:48.508832+00:00","eventName":"Started","activityInstanceId":"40c6d8f86d8a-3","parentActivityInstanceId":"40c6d8f86d8a-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '00c023ae95c867701ba25cf518973c9279df5340058afa557fa53b8a097ec5d0');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 8, '{"timestamp":"2026-11-30T20:45:48.510127+00:00","eventName":"Note","message":"Looked at asked.","activityInstanceId":"40c6d8f86d8a-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '1cafe888717ee7f55b65c770a175d48b4605b53e1a9a45c87e1773515e3a3031');
INSERT INTO public.journal_lines VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 9, '{"timestamp":"2026-11-30T20:45:48.510169+00:00","eventName":"Note","message":"For you: Do it by hand. It is looked for.","payload":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."}}', 'c6b796bf451163cb3acaa1c727ab9ef49f49f386428d0c3b660305a1827000ee');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 1, '{"timestamp":"2026-11-30T20:45:48.582523+00:00","eventName":"Claimed","message":"Claimed by kept under number 34."}', 'a24bcf7088009549adc031fff6fe8e7517f2519c26e2a09999022a1691459a58');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 2, '{"timestamp":"2026-11-30T20:45:48.582619+00:00","eventName":"Started","activityInstanceId":"8accd34768ac-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-held","nodeId":"Workflow1"}', '6f7af844c571e77aff2ef3224d42d35d167a1125a697caafe46a9848a07fa458');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 3, '{"timestamp":"2026-11-30T20:45:48.582744+00:00","eventName":"Started","activityInstanceId":"8accd34768ac-1","parentActivityInstanceId":"8accd34768ac-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '43cd6741662e653fbd0d9a902736d87997bbcf127202688e14f47ce68009f80e');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 4, '{"timestamp":"2026-11-30T20:45:48.582913+00:00","eventName":"Started","activityInstanceId":"8accd34768ac-2","parentActivityInstanceId":"8accd34768ac-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'bc1702efe476ffa8d3be7e159be02e2265085f26446d57ebc1cb34b9577e12c7');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 5, '{"timestamp":"2026-11-30T20:45:48.582936+00:00","eventName":"Output","message":"begun","activityInstanceId":"8accd34768ac-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5a0452e3b742429adf70f6a6db8ab6db6832fe8448511b140381f9a2417932df');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 6, '{"timestamp":"2026-11-30T20:45:48.582957+00:00","eventName":"Completed","activityInstanceId":"8accd34768ac-2","parentActivityInstanceId":"8accd34768ac-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b221b5210bcd27e199e36dec24b4cdc64497bfef747ad6c57aaf12780bdb80ff');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 7, '{"timestamp":"2026-11-30T20:45:48.58304+00:00","eventName":"Started","activityInstanceId":"8accd34768ac-3","parentActivityInstanceId":"8accd34768ac-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '654eea71f823ef08c1ee8f85d22c3198bb3dcdea23b804fa6de368c6f4cd01fc');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 8, '{"timestamp":"2026-11-30T20:45:48.584807+00:00","eventName":"Note","message":"Looked at held.","activityInstanceId":"8accd34768ac-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '0f03e7df3278ce929e1a1a1b6e481973d2b384a54847dcabb41107346ca7f41f');
INSERT INTO public.journal_lines VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 9, '{"timestamp":"2026-11-30T20:45:48.585799+00:00","eventName":"Note","message":"look: not now. No maintenance window of ''kept'' is open.","payload":{"code":"window.closed","kind":"NeedsOperator","message":"No maintenance window of ''kept'' is open."}}', '32a83ce332d1355f71de1b214aa547dcebae095e6912748ccb49e88c622c3cbf');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 1, '{"timestamp":"2026-11-30T20:45:48.663881+00:00","eventName":"Claimed","message":"Claimed by kept under number 36."}', '1adba1981451d9fff3aaffe507bcfcda9c50e9bb38bd2d3e89861f7c4bdbc021');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 2, '{"timestamp":"2026-11-30T20:45:48.663971+00:00","eventName":"Started","activityInstanceId":"976e7c963a43-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', 'ec752e6f4640ba842422c80b11bec7cbd9996a6b1b88b9d71d0b3bf7e8543686');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 3, '{"timestamp":"2026-11-30T20:45:48.664097+00:00","eventName":"Started","activityInstanceId":"976e7c963a43-1","parentActivityInstanceId":"976e7c963a43-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'f6b2d9087540a2cb6b749ca09d58873559a23ad9291dd5b51caac4071904674b');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 4, '{"timestamp":"2026-11-30T20:45:48.664197+00:00","eventName":"Started","activityInstanceId":"976e7c963a43-2","parentActivityInstanceId":"976e7c963a43-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd9d6829d4b97ee05275f8c15d25f7858367503c97a3b8b8835e26432ed50bd48');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 5, '{"timestamp":"2026-11-30T20:45:48.664214+00:00","eventName":"Output","message":"begun","activityInstanceId":"976e7c963a43-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '750d562678ee257807c24f6645a0e412111ef3c79c3ce048d790c44a22692531');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 6, '{"timestamp":"2026-11-30T20:45:48.664234+00:00","eventName":"Completed","activityInstanceId":"976e7c963a43-2","parentActivityInstanceId":"976e7c963a43-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b065d8dfc627a548fcc1aebe901aa33c0549a0032e93effe3288025e24af3b16');
INSERT INTO public.journal_lines VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 7, '{"timestamp":"2026-11-30T20:45:48.664305+00:00","eventName":"Started","activityInstanceId":"976e7c963a43-3","parentActivityInstanceId":"976e7c963a43-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', '03ce4c44150bafe80d66468d43757ef12260ffd9c125e0674967e0194ba1290e');
INSERT INTO public.maintenance_windows VALUES ('nights', '{"name":"nights","rule":"FREQ=WEEKLY;BYDAY=SU","firstDate":"2026-11-29","opens":"22:00","zone":"Europe/Berlin","duration":"04:00","clusters":["kept-2"],"overrun":"00:30","mixed":"finish","labels":["env=prod"],"missed":"skip"}', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', '30349a0fd1e04b7493157114a3eef75d');
INSERT INTO public.notifications VALUES ('2f9bb496-d6df-99b4-df21-f1e85fb61b05', 'needsYou', '01a22e34-e20d-73c8-bd66-ead175617442', 10, NULL, 'kept', 'look: It is broken.', 'Mend it.', 'test.broken', 'etcdup', '2026-11-30 20:45:47.468847+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('dbf584d1-7b2b-a1a8-ecce-b6ef7f815498', 'needsYou', '01a22e34-e26f-7140-9c95-ca8cc6f0258e', 10, NULL, 'kept', 'look: It is broken.', 'Mend it.', 'test.broken', 'etcdup', '2026-11-30 20:45:47.560665+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('8dee5aa3-e1ce-a87a-9112-44fcf55be37c', 'faulted', '01a22e34-e345-7d5a-ae7a-b81b111c1f74', 12, NULL, 'kept', 'It is broken.', 'Mend it.', 'test.broken', 'etcdup', '2026-11-30 20:45:47.830239+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('7a63f6cd-c301-2144-2606-ca994281ebe5', 'needsYou', '01a22e34-e3ce-7120-b73b-314602ea900e', 12, NULL, 'kept', 'look: It is broken.', 'Mend it.', 'test.broken', 'etcdup', '2026-11-30 20:45:47.955524+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('0833c25b-5634-2473-7ae8-c97b3ab5c7a2', 'done', '01a22e34-e3ce-7120-b73b-314602ea900e', 15, NULL, 'kept', 'Cancelled away from a safe point; open: member:a.', NULL, NULL, 'anna', '2026-11-30 20:45:48.026961+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('4c8db1f3-1300-2444-5216-e1f2ed0be5ce', 'needsYou', '01a22e34-e5fb-7399-a786-40c6d8f86d8a', 9, NULL, 'kept', 'Do it by hand.', 'It is looked for.', 'test.asked', 'etcdup', '2026-11-30 20:45:48.510199+00', false, NULL, NULL);
INSERT INTO public.notifications VALUES ('5d2fc4d2-d0c1-3fb1-6cb2-e6e14acef89a', 'putOff', '01a22e34-e66e-7de9-8afb-8accd34768ac', 9, NULL, 'kept', 'look: not now. No maintenance window of ''kept'' is open.', NULL, 'window.closed', 'etcdup', '2026-11-30 20:45:48.585853+00', false, NULL, NULL);
INSERT INTO public.policies VALUES ('production', '{"name":"production","labels":["env=prod"],"policy":{"window":"required","soak":"01:00:00"}}', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.run_evidence VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', '2026-11-24 10:00:00+00', 'anna', 'change 4711', NULL, NULL, NULL);
INSERT INTO public.runs VALUES ('01a22e34-de4a-7e3d-8ce5-813809ae47c0', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"813809ae47c0-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:46.677512+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"813809ae47c0-1","nodeId":"Workflow1:seq","parentId":"813809ae47c0-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:46.699348+00:00","scheduledBy":"813809ae47c0-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"813809ae47c0-4","activity":{"executionId":"813809ae47c0-3","nodeId":"Workflow1:seq:night","frameId":"813809ae47c0-1","attempt":1,"startedAt":"2026-11-30T20:45:46.756269+00:00","scheduledBy":"813809ae47c0-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T21:45:46.757326+00:00","createdAt":"2026-11-30T20:45:46.769101+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"6abd936cf9a28598a2589d867bc984214f0e0756016985a1e4150c9f75c5da58","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-30 21:45:46.757326+00', 0, '[]', '2026-11-30 20:45:46.442249+00', '2026-11-30 20:45:46.794737+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e26f-7140-9c95-ca8cc6f0258e', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"ca8cc6f0258e-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.558369+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"ca8cc6f0258e-1","nodeId":"Workflow1:seq","parentId":"ca8cc6f0258e-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:47.558519+00:00","scheduledBy":"ca8cc6f0258e-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"ca8cc6f0258e-4","activity":{"executionId":"ca8cc6f0258e-3","nodeId":"Workflow1:seq:look","frameId":"ca8cc6f0258e-1","attempt":1,"startedAt":"2026-11-30T20:45:47.558785+00:00","scheduledBy":"ca8cc6f0258e-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T20:45:47.560599+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"a50f6d299cdd636c028fae9c410608d935819f4fc455bde44abe0228bf9dc1a1","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-30 20:45:47.503406+00', '2026-11-30 20:45:47.562541+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e051-79b7-abe4-8a98769c1dd4', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"8a98769c1dd4-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:46.99712+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"8a98769c1dd4-1","nodeId":"Workflow1:seq","parentId":"8a98769c1dd4-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:46.997235+00:00","scheduledBy":"8a98769c1dd4-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"8a98769c1dd4-4","activity":{"executionId":"8a98769c1dd4-3","nodeId":"Workflow1:seq:hold-on","frameId":"8a98769c1dd4-1","attempt":1,"startedAt":"2026-11-30T20:45:46.997544+00:00","scheduledBy":"8a98769c1dd4-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T20:45:46.997968+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"185cba4ac8929d434ed835618defb4e2b627288f23dc54da9e67164cc4b30667","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-30 20:45:46.961652+00', '2026-11-30 20:45:46.99819+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e18e-7f98-85aa-cf3a80055f7c', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"cf3a80055f7c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.328992+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"cf3a80055f7c-1","nodeId":"Workflow1:seq","parentId":"cf3a80055f7c-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:47.329108+00:00","scheduledBy":"cf3a80055f7c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"cf3a80055f7c-3","nodeId":"Workflow1:seq:look","frameId":"cf3a80055f7c-1","attempt":2,"notBefore":"2026-11-30T21:45:47.349076+00:00","startedAt":"2026-11-30T20:45:47.329354+00:00","scheduledBy":"cf3a80055f7c-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"cb60ef3b403af6fbede71ade4abafd204369476cd38f25275cf3aa25122be966","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-30 21:45:47.349076+00', 0, '[]', '2026-11-30 20:45:47.278466+00', '2026-11-30 20:45:47.372233+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e57b-74de-bdb5-e34f42144e8c', 12, 'kept-caller', 1, '[{"definitionId":"kept-called","version":1}]', '{"format":1,"frames":[{"id":"e34f42144e8c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.313572+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"e34f42144e8c-1","nodeId":"Workflow1:seq","parentId":"e34f42144e8c-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.313673+00:00","scheduledBy":"e34f42144e8c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"e34f42144e8c-3","nodeId":"Workflow1:seq:call","parentId":"e34f42144e8c-1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.313889+00:00","scheduledBy":"e34f42144e8c-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"e34f42144e8c-4","nodeId":"Workflow1","parentId":"e34f42144e8c-3","definition":{"definitionId":"kept-called","version":1},"input":{},"outputs":{},"variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.316292+00:00","scheduledBy":"e34f42144e8c-3","scheduledByActivity":"call","depth":3,"faultCount":0,"pauseAfter":false},{"id":"e34f42144e8c-5","nodeId":"Workflow1:seq","parentId":"e34f42144e8c-4","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.316443+00:00","scheduledBy":"e34f42144e8c-4","scheduledByActivity":"Workflow1","depth":4,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"e34f42144e8c-8","activity":{"executionId":"e34f42144e8c-7","nodeId":"Workflow1:seq:hold-on","frameId":"e34f42144e8c-5","attempt":1,"startedAt":"2026-11-30T20:45:48.317419+00:00","scheduledBy":"e34f42144e8c-6","scheduledByActivity":"write-called","inputs":{"EventName":"answer"},"answer":{}},"name":"Test.Wait","eventName":"answer","createdAt":"2026-11-30T20:45:48.317532+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"5b41e404aa6769ab86ac3a3abf86a91d55d98364c22a7c2315ec31b503d81d8f","nextId":9}', '{}', NULL, NULL, 'waits within a workflow that it calls', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 27, NULL, 0, '[]', '2026-11-30 20:45:48.283522+00', '2026-11-30 20:45:48.317707+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e0cd-7a3e-a9d7-ad68799c7749', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"ad68799c7749-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.158053+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"ad68799c7749-1","nodeId":"Workflow1:flow","parentId":"ad68799c7749-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-30T20:45:47.158222+00:00","scheduledBy":"ad68799c7749-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"ad68799c7749-5","activity":{"executionId":"ad68799c7749-3","nodeId":"Workflow1:flow:left","frameId":"ad68799c7749-1","attempt":1,"startedAt":"2026-11-30T20:45:47.185073+00:00","scheduledBy":"ad68799c7749-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T20:45:47.18535+00:00"},{"id":"ad68799c7749-6","activity":{"executionId":"ad68799c7749-4","nodeId":"Workflow1:flow:right","frameId":"ad68799c7749-1","attempt":1,"startedAt":"2026-11-30T20:45:47.199651+00:00","scheduledBy":"ad68799c7749-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-30T20:45:47.199889+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"60ea3c51bc1e6a905e385ba460b73d257ab450c40c0a638d10a70d05fd13e828","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-30 20:45:47.085487+00', '2026-11-30 20:45:47.200058+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e20d-73c8-bd66-ead175617442', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"ead175617442-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.46073+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"ead175617442-1","nodeId":"Workflow1:seq","parentId":"ead175617442-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:47.460839+00:00","scheduledBy":"ead175617442-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"ead175617442-4","activity":{"executionId":"ead175617442-3","nodeId":"Workflow1:seq:look","frameId":"ead175617442-1","attempt":1,"startedAt":"2026-11-30T20:45:47.461097+00:00","scheduledBy":"ead175617442-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T20:45:47.465738+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"a047d22bc20fdb7c28466fec110d168bc5d4ee692bb86067ad28390d63ae53f1","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-30 20:45:47.405235+00', '2026-11-30 20:45:47.4848+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e4e3-7f0e-bc8e-99eced37f165', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"99eced37f165-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.162371+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"99eced37f165-1","nodeId":"Workflow1:flow","parentId":"99eced37f165-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-30T20:45:48.1625+00:00","scheduledBy":"99eced37f165-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"99eced37f165-5","nodeId":"Workflow1","parentId":"99eced37f165-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.248278+00:00","scheduledBy":"99eced37f165-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"99eced37f165-6","nodeId":"Workflow1:seq","parentId":"99eced37f165-5","variables":{},"index":1,"startedAt":"2026-11-30T20:45:48.253271+00:00","scheduledBy":"99eced37f165-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"99eced37f165-8","activity":{"executionId":"99eced37f165-7","nodeId":"Workflow1:seq:hold-on","frameId":"99eced37f165-6","attempt":1,"startedAt":"2026-11-30T20:45:48.253477+00:00","scheduledBy":"99eced37f165-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-30T20:45:48.253592+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"fd96fa44dd6a347496b7ddfb2c4af49678fa6a6532a3dc916627d72c62a55480","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-30 20:45:48.13152+00', '2026-11-30 20:45:48.253683+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e73b-77a1-8fc2-19779a9345c1', 17, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"0f4368ceb24e4fafa59666bd7cc1c1f627097e18ddc5f9a7864ba61fe069ef90","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 37, '2026-11-30 20:45:48.731388+00', 0, '[]', '2026-11-30 20:45:48.731388+00', NULL, NULL, false, false, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e2b7-78e9-bf81-07c591132e5f', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"07c591132e5f-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.620177+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"07c591132e5f-1","nodeId":"Workflow1:seq","parentId":"07c591132e5f-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:47.620316+00:00","scheduledBy":"07c591132e5f-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"07c591132e5f-4","activity":{"executionId":"07c591132e5f-3","nodeId":"Workflow1:seq:night","frameId":"07c591132e5f-1","attempt":1,"startedAt":"2026-11-30T20:45:47.62057+00:00","scheduledBy":"07c591132e5f-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T21:45:47.620629+00:00","createdAt":"2026-11-30T20:45:47.620635+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-30T20:45:47.682043+00:00"},"nextLine":12,"lastLineHash":"0fd45c6430322cc4cbfa075fdabffe919f75424f0b0f1d87222dd62b9e89abc3","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-30 20:45:47.575023+00', '2026-11-30 20:45:47.689423+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e345-7d5a-ae7a-b81b111c1f74', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"b81b111c1f74-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.755352+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"b81b111c1f74-1","nodeId":"Workflow1:seq","parentId":"b81b111c1f74-0","variables":{},"index":3,"startedAt":"2026-11-30T20:45:47.755505+00:00","scheduledBy":"b81b111c1f74-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"b81b111c1f74-5","activity":{"executionId":"b81b111c1f74-4","nodeId":"Workflow1:seq:look","frameId":"b81b111c1f74-1","attempt":1,"startedAt":"2026-11-30T20:45:47.819571+00:00","scheduledBy":"b81b111c1f74-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T20:45:47.829524+00:00"}],"openKeys":[{"key":"member:a","openedBy":"b81b111c1f74-3","at":"2026-11-30T20:45:47.800674+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"05587ffd1c0512cdd51124b0a3f44388288d86c7e44ef506547f3cef353e0cb7","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-30 20:45:47.717228+00', '2026-11-30 20:45:47.830356+00', '2026-11-30 20:45:47.830356+00', true, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e3ce-7120-b73b-314602ea900e', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"314602ea900e-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:47.899086+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"314602ea900e-1","nodeId":"Workflow1:seq","parentId":"314602ea900e-0","variables":{},"index":3,"startedAt":"2026-11-30T20:45:47.899265+00:00","scheduledBy":"314602ea900e-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"314602ea900e-3","at":"2026-11-30T20:45:47.934967+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-30T20:45:48.020424+00:00"},"nextLine":16,"lastLineHash":"c380668f78370a2ec3e833819f84c22f5c1394d863508ae031f0be0035b6fff2","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-30 20:45:47.854681+00', '2026-11-30 20:45:48.027037+00', '2026-11-30 20:45:48.027037+00', true, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e49d-7826-bfba-37b69a2cec44', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"37b69a2cec44-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.092861+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"37b69a2cec44-1","nodeId":"Workflow1:seq","parentId":"37b69a2cec44-0","variables":{},"index":3,"startedAt":"2026-11-30T20:45:48.092969+00:00","scheduledBy":"37b69a2cec44-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"37b69a2cec44-5","activity":{"executionId":"37b69a2cec44-4","nodeId":"Workflow1:seq:hold-on","frameId":"37b69a2cec44-1","attempt":1,"startedAt":"2026-11-30T20:45:48.104893+00:00","scheduledBy":"37b69a2cec44-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T20:45:48.105092+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"37b69a2cec44-3","at":"2026-11-30T20:45:48.103026+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"ef1a0f713195719fdcea111ff26bf0d7a05c8064cfd619f3205fb52d160aa896","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-30 20:45:48.733278+00', 1, '["cluster:h"]', '2026-11-30 20:45:48.061303+00', '2026-11-30 20:45:48.105175+00', NULL, true, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e5fb-7399-a786-40c6d8f86d8a', 14, 'kept-asked', 1, '[]', '{"format":1,"frames":[{"id":"40c6d8f86d8a-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.508489+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"40c6d8f86d8a-1","nodeId":"Workflow1:seq","parentId":"40c6d8f86d8a-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.508584+00:00","scheduledBy":"40c6d8f86d8a-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"40c6d8f86d8a-3","nodeId":"Workflow1:seq:look","frameId":"40c6d8f86d8a-1","attempt":1,"notBefore":"2026-11-30T20:45:50.510646+00:00","asked":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."},"startedAt":"2026-11-30T20:45:48.508794+00:00","scheduledBy":"40c6d8f86d8a-2","scheduledByActivity":"write-begun","inputs":{"Target":"asked","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"66dde3079efdea8d77a4a349905e1724398cc08e979dcc059455f17a766fbbf5","nextId":4}', '{}', NULL, NULL, 'a person was asked', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 0, 'look', NULL, NULL, 32, '2026-11-30 20:45:50.510646+00', 0, '[]', '2026-11-30 20:45:48.41106+00', '2026-11-30 20:45:48.517784+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e66e-7de9-8afb-8accd34768ac', 15, 'kept-held', 1, '[]', '{"format":1,"frames":[{"id":"8accd34768ac-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.5826+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"8accd34768ac-1","nodeId":"Workflow1:seq","parentId":"8accd34768ac-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.582698+00:00","scheduledBy":"8accd34768ac-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"8accd34768ac-3","nodeId":"Workflow1:seq:look","frameId":"8accd34768ac-1","attempt":1,"notBefore":"2036-11-30T20:45:46.208027+00:00","deferred":{"code":"window.closed","kind":"NeedsOperator","message":"No maintenance window of ''kept'' is open."},"deferrals":1,"startedAt":"2026-11-30T20:45:48.582993+00:00","scheduledBy":"8accd34768ac-2","scheduledByActivity":"write-begun","inputs":{"Target":"held","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"0b1103aad0b9897db6558659f487e4333225bfb42eb141803ecd53f8243ee621","nextId":4}', '{}', NULL, NULL, 'put off for a window', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 34, '2036-11-30 20:45:46.208027+00', 0, '[]', '2026-11-30 20:45:48.526249+00', '2026-11-30 20:45:48.603571+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e5b4-776c-ba0d-fbc644635f8a', 13, 'kept-loop', 1, '[]', '{"format":1,"frames":[{"id":"fbc644635f8a-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.38307+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"fbc644635f8a-1","nodeId":"Workflow1:seq","parentId":"fbc644635f8a-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.383263+00:00","scheduledBy":"fbc644635f8a-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"fbc644635f8a-3","nodeId":"Workflow1:seq:each","parentId":"fbc644635f8a-1","variables":{"CurrentIndex":1,"CurrentValue":2},"index":2,"items":[1,2],"startedAt":"2026-11-30T20:45:48.383512+00:00","scheduledBy":"fbc644635f8a-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"fbc644635f8a-8","nodeId":"Workflow1:seq:each:round","parentId":"fbc644635f8a-3","variables":{},"index":1,"startedAt":"2026-11-30T20:45:48.494657+00:00","scheduledBy":"fbc644635f8a-4","scheduledByActivity":"round","depth":3,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"fbc644635f8a-a","activity":{"executionId":"fbc644635f8a-9","nodeId":"Workflow1:seq:each:round:hold-on","frameId":"fbc644635f8a-8","attempt":1,"startedAt":"2026-11-30T20:45:48.494759+00:00","scheduledBy":"fbc644635f8a-8","scheduledByActivity":"round","inputs":{"EventName":"next"},"answer":{}},"name":"Test.Wait","eventName":"next","createdAt":"2026-11-30T20:45:48.494832+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{"each":{"CurrentValue":2},"hold-on":{"Result":null}},"lastResult":null,"pendingEvents":[],"nextLine":21,"lastLineHash":"e55a426504ea7a83cd8dea7ea59de27ec0bbdf582cdbfcccb7df9f9854c022fe","nextId":11}', '{}', NULL, NULL, 'in the second round of a loop', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 31, NULL, 1, '[]', '2026-11-30 20:45:48.340724+00', '2026-11-30 20:45:48.494983+00', NULL, false, true, NULL);
INSERT INTO public.runs VALUES ('01a22e34-e6db-731e-b3fe-976e7c963a43', 16, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"976e7c963a43-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T20:45:48.663953+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"976e7c963a43-1","nodeId":"Workflow1:seq","parentId":"976e7c963a43-0","variables":{},"index":2,"startedAt":"2026-11-30T20:45:48.664051+00:00","scheduledBy":"976e7c963a43-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"976e7c963a43-3","nodeId":"Workflow1:seq:act","frameId":"976e7c963a43-1","attempt":1,"startedAt":"2026-11-30T20:45:48.664262+00:00","scheduledBy":"976e7c963a43-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"976e7c963a43-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-30T20:45:48.664326+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"4e3503f447a1535c871add8534fa5505cf9baa5388222cd3f07cf26866a1c8ad","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 36, '2026-11-30 20:45:48.665787+00', 0, '[]', '2026-11-30 20:45:48.635148+00', '2026-11-30 20:45:48.665787+00', NULL, true, true, NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-79b1-8857-11afdcc4d546', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL, NULL, NULL, NULL, NULL, 'StartAt', NULL, NULL, NULL, NULL, NULL, NULL, 0, 'Upgrade', NULL);
ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY public.access_tokens
    ADD CONSTRAINT "PK_access_tokens" PRIMARY KEY (id);
ALTER TABLE ONLY public.backups
    ADD CONSTRAINT "PK_backups" PRIMARY KEY (id);
ALTER TABLE ONLY public.channels
    ADD CONSTRAINT "PK_channels" PRIMARY KEY (name);
ALTER TABLE ONLY public.cluster_releases
    ADD CONSTRAINT "PK_cluster_releases" PRIMARY KEY (cluster);
ALTER TABLE ONLY public.clusters
    ADD CONSTRAINT "PK_clusters" PRIMARY KEY (name);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT "PK_consents" PRIMARY KEY (id);
ALTER TABLE ONLY public.counters
    ADD CONSTRAINT "PK_counters" PRIMARY KEY (name);
ALTER TABLE ONLY public.definitions
    ADD CONSTRAINT "PK_definitions" PRIMARY KEY (id);
ALTER TABLE ONLY public.deleted_runs
    ADD CONSTRAINT "PK_deleted_runs" PRIMARY KEY (id);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT "PK_deliveries" PRIMARY KEY (notification_id, channel, number);
ALTER TABLE ONLY public.executions
    ADD CONSTRAINT "PK_executions" PRIMARY KEY (run_id, id);
ALTER TABLE ONLY public.freezes
    ADD CONSTRAINT "PK_freezes" PRIMARY KEY (name);
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT "PK_holds" PRIMARY KEY (key);
ALTER TABLE ONLY public.hop_rules
    ADD CONSTRAINT "PK_hop_rules" PRIMARY KEY (version);
ALTER TABLE ONLY public.inbox_messages
    ADD CONSTRAINT "PK_inbox_messages" PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_lines
    ADD CONSTRAINT "PK_journal_lines" PRIMARY KEY (run_id, sequence);
ALTER TABLE ONLY public.maintenance_windows
    ADD CONSTRAINT "PK_maintenance_windows" PRIMARY KEY (name);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT "PK_meta" PRIMARY KEY (name);
ALTER TABLE ONLY public.missed_fires
    ADD CONSTRAINT "PK_missed_fires" PRIMARY KEY (schedule_id, first_at, noticed_at);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT "PK_notifications" PRIMARY KEY (id);
ALTER TABLE ONLY public.policies
    ADD CONSTRAINT "PK_policies" PRIMARY KEY (name);
ALTER TABLE ONLY public.retention
    ADD CONSTRAINT "PK_retention" PRIMARY KEY (name);
ALTER TABLE ONLY public.retention_rounds
    ADD CONSTRAINT "PK_retention_rounds" PRIMARY KEY (id);
ALTER TABLE ONLY public.run_evidence
    ADD CONSTRAINT "PK_run_evidence" PRIMARY KEY (run_id, kept_at);
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT "PK_runs" PRIMARY KEY (id);
ALTER TABLE ONLY public.schedules
    ADD CONSTRAINT "PK_schedules" PRIMARY KEY (id);
ALTER TABLE ONLY quartz.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY quartz.qrtz_calendars
    ADD CONSTRAINT qrtz_calendars_pkey PRIMARY KEY (sched_name, calendar_name);
ALTER TABLE ONLY quartz.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY quartz.qrtz_execution_history
    ADD CONSTRAINT qrtz_execution_history_pkey PRIMARY KEY (sched_name, entry_id);
ALTER TABLE ONLY quartz.qrtz_fired_triggers
    ADD CONSTRAINT qrtz_fired_triggers_pkey PRIMARY KEY (sched_name, entry_id);
ALTER TABLE ONLY quartz.qrtz_job_details
    ADD CONSTRAINT qrtz_job_details_pkey PRIMARY KEY (sched_name, job_name, job_group);
ALTER TABLE ONLY quartz.qrtz_job_status
    ADD CONSTRAINT qrtz_job_status_pkey PRIMARY KEY (sched_name, job_group, job_name);
ALTER TABLE ONLY quartz.qrtz_locks
    ADD CONSTRAINT qrtz_locks_pkey PRIMARY KEY (sched_name, lock_name);
ALTER TABLE ONLY quartz.qrtz_misfire_history
    ADD CONSTRAINT qrtz_misfire_history_pkey PRIMARY KEY (sched_name, entry_id);
ALTER TABLE ONLY quartz.qrtz_paused_job_grps
    ADD CONSTRAINT qrtz_paused_job_grps_pkey PRIMARY KEY (sched_name, job_group);
ALTER TABLE ONLY quartz.qrtz_paused_trigger_grps
    ADD CONSTRAINT qrtz_paused_trigger_grps_pkey PRIMARY KEY (sched_name, trigger_group);
ALTER TABLE ONLY quartz.qrtz_scheduler_state
    ADD CONSTRAINT qrtz_scheduler_state_pkey PRIMARY KEY (sched_name, instance_name);
ALTER TABLE ONLY quartz.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY quartz.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY quartz.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
CREATE INDEX "IX_backups_cluster_taken_at" ON public.backups USING btree (cluster, taken_at);
CREATE INDEX "IX_backups_run_id" ON public.backups USING btree (run_id);
CREATE INDEX "IX_cluster_releases_mixed_since" ON public.cluster_releases USING btree (mixed_since) WHERE (mixed_since IS NOT NULL);
CREATE UNIQUE INDEX "IX_definitions_definition_id_version" ON public.definitions USING btree (definition_id, version);
CREATE UNIQUE INDEX "IX_deleted_runs_idempotency_key" ON public.deleted_runs USING btree (idempotency_key);
CREATE UNIQUE INDEX "IX_deleted_runs_number" ON public.deleted_runs USING btree (number);
CREATE INDEX "IX_deliveries_channel_delivered_at" ON public.deliveries USING btree (channel, delivered_at);
CREATE INDEX "IX_deliveries_due_at" ON public.deliveries USING btree (due_at) WHERE (status = 'Waiting'::text);
CREATE INDEX "IX_holds_run_id" ON public.holds USING btree (run_id);
CREATE UNIQUE INDEX "IX_inbox_messages_run_id_sequence" ON public.inbox_messages USING btree (run_id, sequence);
CREATE INDEX "IX_inbox_messages_waiting" ON public.inbox_messages USING btree (run_id) WHERE (consumed_at IS NULL);
CREATE INDEX "IX_missed_fires_noticed_at" ON public.missed_fires USING btree (noticed_at);
CREATE INDEX "IX_notifications_at" ON public.notifications USING btree (at);
CREATE INDEX "IX_notifications_run_id" ON public.notifications USING btree (run_id);
CREATE INDEX "IX_notifications_unaddressed" ON public.notifications USING btree (at) WHERE (NOT addressed);
CREATE INDEX "IX_retention_rounds_began_at" ON public.retention_rounds USING btree (began_at);
CREATE UNIQUE INDEX "IX_run_evidence_kept" ON public.run_evidence USING btree (run_id) WHERE (released_at IS NULL);
CREATE INDEX "IX_runs_definition_id_finished_at" ON public.runs USING btree (definition_id, finished_at) WHERE (run_limit IS NOT NULL);
CREATE INDEX "IX_runs_due_at" ON public.runs USING btree (due_at) WHERE (status = 'Running'::text);
CREATE INDEX "IX_runs_finished_at_id" ON public.runs USING btree (finished_at, id) WHERE (status = 'Finished'::text);
CREATE UNIQUE INDEX "IX_runs_idempotency_key" ON public.runs USING btree (idempotency_key);
CREATE UNIQUE INDEX "IX_runs_number" ON public.runs USING btree (number);
CREATE INDEX "IX_runs_subject_number" ON public.runs USING btree (subject, number);
CREATE INDEX "IX_schedules_definition_id" ON public.schedules USING btree (definition_id);
CREATE INDEX "IX_schedules_status_fire_at" ON public.schedules USING btree (status, fire_at);
CREATE INDEX idx_qrtz_eh_fire_inst ON quartz.qrtz_execution_history USING btree (sched_name, fire_instance_id);
CREATE INDEX idx_qrtz_eh_fired_time ON quartz.qrtz_execution_history USING btree (sched_name, fired_time);
CREATE INDEX idx_qrtz_eh_inst ON quartz.qrtz_execution_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_eh_job_time ON quartz.qrtz_execution_history USING btree (sched_name, job_group, job_name, fired_time);
CREATE INDEX idx_qrtz_eh_trig_time ON quartz.qrtz_execution_history USING btree (sched_name, trigger_group, trigger_name, fired_time);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON quartz.qrtz_fired_triggers USING btree (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON quartz.qrtz_fired_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON quartz.qrtz_fired_triggers USING btree (sched_name, trigger_name, trigger_group);
CREATE INDEX idx_qrtz_j_g_n ON quartz.qrtz_job_details USING btree (sched_name, job_group, job_name);
CREATE INDEX idx_qrtz_mh_inst ON quartz.qrtz_misfire_history USING btree (sched_name, instance_name);
CREATE INDEX idx_qrtz_mh_misfire_time ON quartz.qrtz_misfire_history USING btree (sched_name, misfire_time);
CREATE INDEX idx_qrtz_t_c ON quartz.qrtz_triggers USING btree (sched_name, calendar_name);
CREATE INDEX idx_qrtz_t_g_n ON quartz.qrtz_triggers USING btree (sched_name, trigger_group, trigger_name);
CREATE INDEX idx_qrtz_t_j ON quartz.qrtz_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_nft_st ON quartz.qrtz_triggers USING btree (sched_name, trigger_state, next_fire_time, priority DESC, misfire_instr);
ALTER TABLE ONLY public.cluster_releases
    ADD CONSTRAINT "FK_cluster_releases_clusters_cluster" FOREIGN KEY (cluster) REFERENCES public.clusters(name) ON DELETE CASCADE;
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT "FK_deliveries_notifications_notification_id" FOREIGN KEY (notification_id) REFERENCES public.notifications(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.executions
    ADD CONSTRAINT "FK_executions_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT "FK_holds_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.inbox_messages
    ADD CONSTRAINT "FK_inbox_messages_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.journal_lines
    ADD CONSTRAINT "FK_journal_lines_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.missed_fires
    ADD CONSTRAINT "FK_missed_fires_schedules_schedule_id" FOREIGN KEY (schedule_id) REFERENCES public.schedules(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT "FK_notifications_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id);
ALTER TABLE ONLY public.run_evidence
    ADD CONSTRAINT "FK_run_evidence_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE RESTRICT;
ALTER TABLE ONLY quartz.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY quartz.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY quartz.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY quartz.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES quartz.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY quartz.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_sched_name_job_name_job_group_fkey FOREIGN KEY (sched_name, job_name, job_group) REFERENCES quartz.qrtz_job_details(sched_name, job_name, job_group);
