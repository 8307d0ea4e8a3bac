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
CREATE TABLE public.clusters (
    name text NOT NULL,
    spec text NOT NULL,
    node text,
    cluster_id text,
    member_ids text NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL
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
    finished_at timestamp with time zone
);
CREATE TABLE public.schedules (
    id uuid NOT NULL,
    cluster text NOT NULL,
    fire_at timestamp with time zone NOT NULL,
    request text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    status text NOT NULL,
    run_id uuid,
    outcome text
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
INSERT INTO public.backups VALUES ('b2-m1', 'kept-2', '01a22bd9-7cc3-7806-a2fb-19666adacf66', '1', 'm1', '3.3.25', 7, 4096, 'ab', '/vault/kept/cd-b2-m1.v2.tar.gz', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, '7 keys', 'V2Data', 'b2', 2, '3.4.23');
INSERT INTO public.backups VALUES ('b1', 'kept', '01a22bd9-7cc3-7806-a2fb-19666adacf66', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1', 'Snapshot', 'b1', 1, NULL);
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
INSERT INTO public.counters VALUES ('fence', 35);
INSERT INTO public.counters VALUES ('run', 16);
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
INSERT INTO public.executions VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', '7b32066532b4-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.76148+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', '7b32066532b4-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.777807+00', NULL, false, 'Running', 0, 1, '7b32066532b4-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', '7b32066532b4-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.808845+00', '2026-11-30 09:46:42.824522+00', false, 'Completed', 0, 1, '7b32066532b4-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', '7b32066532b4-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.825404+00', NULL, true, 'Running', 0, 1, '7b32066532b4-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', '841066807952-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.914997+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', '841066807952-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.915114+00', NULL, false, 'Running', 0, 1, '841066807952-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', '841066807952-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.920975+00', '2026-11-30 09:46:42.921265+00', false, 'Completed', 0, 1, '841066807952-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', '841066807952-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.921415+00', NULL, true, 'Running', 0, 1, '841066807952-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', '122e81d3c80b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.989021+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', '122e81d3c80b-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.989139+00', NULL, false, 'Running', 0, 1, '122e81d3c80b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', '122e81d3c80b-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:42.999413+00', '2026-11-30 09:46:42.999717+00', false, 'Completed', 0, 1, '122e81d3c80b-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', '122e81d3c80b-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.006154+00', NULL, true, 'Running', 0, 1, '122e81d3c80b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', '122e81d3c80b-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.012855+00', NULL, true, 'Running', 0, 1, '122e81d3c80b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', '486a4ea611c8-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.075626+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', '486a4ea611c8-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.075745+00', NULL, false, 'Running', 0, 1, '486a4ea611c8-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', '486a4ea611c8-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.077264+00', '2026-11-30 09:46:43.077464+00', false, 'Completed', 0, 1, '486a4ea611c8-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', '486a4ea611c8-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.077516+00', NULL, false, 'Running', 0, 1, '486a4ea611c8-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 'b603a26ae5dc-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.158174+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 'b603a26ae5dc-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.158275+00', NULL, false, 'Running', 0, 1, 'b603a26ae5dc-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 'b603a26ae5dc-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.159468+00', '2026-11-30 09:46:43.15964+00', false, 'Completed', 0, 1, 'b603a26ae5dc-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 'b603a26ae5dc-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 09:46:43.159683+00', NULL, false, 'Faulted', 1, 1, 'b603a26ae5dc-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', '49b2d2144671-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.235548+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', '49b2d2144671-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.235697+00', NULL, false, 'Running', 0, 1, '49b2d2144671-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', '49b2d2144671-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.237875+00', '2026-11-30 09:46:43.238075+00', false, 'Completed', 0, 1, '49b2d2144671-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', '49b2d2144671-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 09:46:43.238134+00', NULL, false, 'Faulted', 1, 1, '49b2d2144671-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', '19666adacf66-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.30784+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', '19666adacf66-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.308027+00', NULL, false, 'Running', 0, 1, '19666adacf66-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', '19666adacf66-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.31038+00', '2026-11-30 09:46:43.31061+00', false, 'Completed', 0, 1, '19666adacf66-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', '19666adacf66-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.310666+00', NULL, true, 'Running', 0, 1, '19666adacf66-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', '5048e6a47ae6-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.440616+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', '5048e6a47ae6-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.440727+00', NULL, false, 'Running', 0, 1, '5048e6a47ae6-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', '5048e6a47ae6-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.442364+00', '2026-11-30 09:46:43.442594+00', false, 'Completed', 0, 1, '5048e6a47ae6-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', '5048e6a47ae6-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-30 09:46:43.442635+00', '2026-11-30 09:46:43.465991+00', false, 'Completed', 0, 1, '5048e6a47ae6-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', '5048e6a47ae6-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 09:46:43.471509+00', NULL, false, 'Faulted', 1, 1, '5048e6a47ae6-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 'a60066221bec-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.533434+00', '2026-11-30 09:46:43.533662+00', false, 'Completed', 0, 1, 'a60066221bec-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 'a60066221bec-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-30 09:46:43.533719+00', '2026-11-30 09:46:43.536165+00', false, 'Completed', 0, 1, 'a60066221bec-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 'a60066221bec-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.531849+00', '2026-11-30 09:46:43.602106+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 'a60066221bec-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.53197+00', '2026-11-30 09:46:43.602113+00', false, 'Canceled', 0, 1, 'a60066221bec-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 'a60066221bec-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.53706+00', '2026-11-30 09:46:43.601807+00', false, 'Canceled', 0, 1, 'a60066221bec-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 'c50d9a3e54f7-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.667398+00', '2026-11-30 09:46:43.667586+00', false, 'Completed', 0, 1, 'c50d9a3e54f7-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 'c50d9a3e54f7-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-30 09:46:43.667632+00', '2026-11-30 09:46:43.669811+00', false, 'Completed', 0, 1, 'c50d9a3e54f7-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.728453+00', '2026-11-30 09:46:43.728673+00', false, 'Completed', 0, 1, '9af95076e585-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.728752+00', '2026-11-30 09:46:43.788952+00', false, 'Canceled', 0, 1, '9af95076e585-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.791701+00', NULL, false, 'Running', 0, 1, '9af95076e585-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-caller', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.850642+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.850768+00', NULL, false, 'Running', 0, 1, '78f5df285ff0-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-5', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.859063+00', NULL, false, 'Running', 0, 1, '78f5df285ff0-4', 'Workflow1', 4);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-loop', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.915035+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.915164+00', NULL, false, 'Running', 0, 1, '909e9d85e84b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-4', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.925682+00', '2026-11-30 09:46:43.997868+00', false, 'Completed', 0, 1, '909e9d85e84b-3', 'each', 3);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-9', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.002757+00', NULL, true, 'Running', 0, 1, '909e9d85e84b-8', 'round', 4);
INSERT INTO public.executions VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', '5d296522da16-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.011448+00', '2026-11-30 09:46:44.011712+00', false, 'Completed', 0, 1, '5d296522da16-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', '5d296522da16-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"asked","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.011792+00', NULL, false, 'Running', 0, 1, '5d296522da16-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', '78e27a6d1354-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.072472+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', '78e27a6d1354-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.072612+00', NULL, false, 'Running', 0, 1, '78e27a6d1354-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 'c50d9a3e54f7-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.664302+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 'c50d9a3e54f7-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.664411+00', NULL, false, 'Running', 0, 1, 'c50d9a3e54f7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 'c50d9a3e54f7-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.670593+00', NULL, true, 'Running', 0, 1, 'c50d9a3e54f7-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.726906+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.727016+00', NULL, false, 'Running', 0, 1, '9af95076e585-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.78921+00', NULL, false, 'Running', 0, 1, '9af95076e585-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', '9af95076e585-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.793403+00', NULL, true, 'Running', 0, 1, '9af95076e585-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.852908+00', '2026-11-30 09:46:43.853122+00', false, 'Completed', 0, 1, '78f5df285ff0-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-3', 'call', 'Workflow1:seq:call', 'Elsa.ExecuteWorkflow', 0, 'call', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.853181+00', NULL, false, 'Running', 0, 1, '78f5df285ff0-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-4', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-called', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.855678+00', NULL, false, 'Running', 0, 1, '78f5df285ff0-3', 'call', 3);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-6', 'write-called', 'Workflow1:seq:write-called', 'Elsa.WriteLine', 0, 'write-called', '{"Text":"called"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.860311+00', '2026-11-30 09:46:43.860485+00', false, 'Completed', 0, 1, '78f5df285ff0-5', 'seq', 5);
INSERT INTO public.executions VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', '78f5df285ff0-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"answer"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.860534+00', NULL, true, 'Running', 0, 1, '78f5df285ff0-6', 'write-called', 5);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.916561+00', '2026-11-30 09:46:43.916749+00', false, 'Completed', 0, 1, '909e9d85e84b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-3', 'each', 'Workflow1:seq:each', 'Elsa.ForEach', 0, 'each', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.916799+00', NULL, false, 'Running', 0, 1, '909e9d85e84b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-5', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', '{"Result":null}', NULL, NULL, NULL, '2026-11-30 09:46:43.928391+00', '2026-11-30 09:46:43.99431+00', false, 'Completed', 0, 1, '909e9d85e84b-4', 'round', 4);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-7', 'write-in a round', 'Workflow1:seq:each:round:write-in a round', 'Elsa.WriteLine', 0, 'write-in a round', '{"Text":"in a round"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.996069+00', '2026-11-30 09:46:43.996426+00', false, 'Completed', 0, 1, '909e9d85e84b-5', 'hold-on', 4);
INSERT INTO public.executions VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', '909e9d85e84b-8', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:43.998782+00', NULL, false, 'Running', 0, 1, '909e9d85e84b-4', 'round', 3);
INSERT INTO public.executions VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', '5d296522da16-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-asked', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.008356+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', '5d296522da16-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.00847+00', NULL, false, 'Running', 0, 1, '5d296522da16-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', '78e27a6d1354-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.076497+00', '2026-11-30 09:46:44.076804+00', false, 'Completed', 0, 1, '78e27a6d1354-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', '78e27a6d1354-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 09:46:44.076894+00', NULL, false, 'Running', 0, 1, '78e27a6d1354-2', 'write-begun', 2);
INSERT INTO public.holds VALUES ('cluster:f', '01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a22bd9-7da4-7513-b7ab-a60066221bec', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 22, false);
INSERT INTO public.inbox_messages VALUES ('1201c1f7-6432-4476-b076-e19940bed724', '01a22bd9-7cc3-7806-a2fb-19666adacf66', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-30 09:46:43.321841+00', '2026-11-30 09:46:43.376857+00');
INSERT INTO public.inbox_messages VALUES ('8e33d25a-3ff5-49cd-b0f7-264551a313f3', '01a22bd9-7da4-7513-b7ab-a60066221bec', 1, 'cancel', '{"now":true}', 'anna', '2026-11-30 09:46:43.551009+00', '2026-11-30 09:46:43.599101+00');
INSERT INTO public.inbox_messages VALUES ('f67ef105-4686-4246-af7f-a84268dcfe78', '01a22bd9-7e60-7ede-b5bd-9af95076e585', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-30 09:46:43.734536+00', '2026-11-30 09:46:43.789534+00');
INSERT INTO public.inbox_messages VALUES ('d593d8dd-c510-47d1-9d64-383ea46eacd7', '01a22bd9-7f26-76c9-b48a-909e9d85e84b', 1, 'event', '{"name":"next"}', 'anna', '2026-11-30 09:46:43.938659+00', '2026-11-30 09:46:43.990496+00');
INSERT INTO public.inbox_messages VALUES ('1878cedd-2129-46d9-a437-195564cc61b7', '01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 1, 'event', '{"name":"go"}', 'anna', '2026-11-30 09:46:44.104911+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 0, '{"timestamp":"2026-11-30T09:46:42.613879+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 1, '{"timestamp":"2026-11-30T09:46:42.760665+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', '35ad1ae693cd6bea401f5cea354dc7642d69df3b098c2070a222d38468279c77');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 2, '{"timestamp":"2026-11-30T09:46:42.764609+00:00","eventName":"Started","activityInstanceId":"7b32066532b4-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', 'facfbb554cf765df4c5d501f0464605fc9cf6784d4c7f23f34545ac0378cb450');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 3, '{"timestamp":"2026-11-30T09:46:42.787868+00:00","eventName":"Started","activityInstanceId":"7b32066532b4-1","parentActivityInstanceId":"7b32066532b4-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '2c4447e8d029c109d051165c4446522c8f70828421c7956eb12bf230073f35c4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 4, '{"timestamp":"2026-11-30T09:46:42.813348+00:00","eventName":"Started","activityInstanceId":"7b32066532b4-2","parentActivityInstanceId":"7b32066532b4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '371f00d21d696d5c97f2799ca0e3b2faa529ac568fb62b5ae0e47db88e8016fd');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 5, '{"timestamp":"2026-11-30T09:46:42.818331+00:00","eventName":"Output","message":"begun","activityInstanceId":"7b32066532b4-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd42a69b39d9a9a44c0edd392cfafbbf0bc3aa5ef751b24a7e88c3ff3f0ecb0d5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 6, '{"timestamp":"2026-11-30T09:46:42.824655+00:00","eventName":"Completed","activityInstanceId":"7b32066532b4-2","parentActivityInstanceId":"7b32066532b4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd2965e47638cd18fee2a685d7e1232839015ed5f32d3ab1b41a8783925ad31b6');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 7, '{"timestamp":"2026-11-30T09:46:42.82562+00:00","eventName":"Started","activityInstanceId":"7b32066532b4-3","parentActivityInstanceId":"7b32066532b4-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'd8abe99151477975bb9a486199f5a2634437dd3d510da53598daa2dc9a445068');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 8, '{"timestamp":"2026-11-30T09:46:42.827718+00:00","eventName":"Suspended","message":"until 2026-11-30 10:46:42Z","activityInstanceId":"7b32066532b4-3","parentActivityInstanceId":"7b32066532b4-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '36c20a3b0f430867f63cae8862d6477f265c98770012355577b107b11c658c81');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 0, '{"timestamp":"2026-11-30T09:46:42.860482+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 1, '{"timestamp":"2026-11-30T09:46:42.914907+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', '5970ffd1a14918489308defe3e9cd1a9d56db2d4334a5e212518625b0483e024');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 2, '{"timestamp":"2026-11-30T09:46:42.915019+00:00","eventName":"Started","activityInstanceId":"841066807952-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', 'c481a8a90368d18f81f21536f5c31a1cb4cb8155dc544681690661810c0a3739');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 3, '{"timestamp":"2026-11-30T09:46:42.915173+00:00","eventName":"Started","activityInstanceId":"841066807952-1","parentActivityInstanceId":"841066807952-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '34a8c110e3c3e580fb69bdabaec6bc0756a99a379d4f2ea66c7229c4330528b3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 4, '{"timestamp":"2026-11-30T09:46:42.921175+00:00","eventName":"Started","activityInstanceId":"841066807952-2","parentActivityInstanceId":"841066807952-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd568a86ac82943cc4864bb553b94e3ccbee7665d4f4d5dd0cb5db742d40fb127');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 5, '{"timestamp":"2026-11-30T09:46:42.92124+00:00","eventName":"Output","message":"begun","activityInstanceId":"841066807952-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f7d04f177a36fcdd4d19d1563540997c5fa8aebd540c5ca3f7b657b9877f7bc8');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 6, '{"timestamp":"2026-11-30T09:46:42.921308+00:00","eventName":"Completed","activityInstanceId":"841066807952-2","parentActivityInstanceId":"841066807952-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e1a4903efd236a768ace0e39eae706d5797cdefcf2b82294315b297864d76212');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 7, '{"timestamp":"2026-11-30T09:46:42.921459+00:00","eventName":"Started","activityInstanceId":"841066807952-3","parentActivityInstanceId":"841066807952-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '398ef5cc2bae24bfff91c9f81242699e8fd36224170e9cfb86960ca39fd3ac9c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 8, '{"timestamp":"2026-11-30T09:46:42.922109+00:00","eventName":"Suspended","activityInstanceId":"841066807952-3","parentActivityInstanceId":"841066807952-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'c24059d63cde9e3231c433ba1eebcf7ee16aa8bcaba2ca825d176e37c16aaf54');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 0, '{"timestamp":"2026-11-30T09:46:42.943498+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 1, '{"timestamp":"2026-11-30T09:46:42.988922+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', '4c7a0a63a2863897639b755e452fe58d8b28f8cb0c6fb05a68df39ebd8533c82');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 2, '{"timestamp":"2026-11-30T09:46:42.989043+00:00","eventName":"Started","activityInstanceId":"122e81d3c80b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', 'a140fff4137a40ea9a4dc319f0d339d4ef75f66c734a20603011893b38358fb8');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 3, '{"timestamp":"2026-11-30T09:46:42.989205+00:00","eventName":"Started","activityInstanceId":"122e81d3c80b-1","parentActivityInstanceId":"122e81d3c80b-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', '05179f508bdebd41b0646b20fc37877b5e3dd17ae77f98c9a70d45d2dc3cbf12');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 4, '{"timestamp":"2026-11-30T09:46:42.999625+00:00","eventName":"Started","activityInstanceId":"122e81d3c80b-2","parentActivityInstanceId":"122e81d3c80b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '884caa549c458b5e9ca131da86733c4158402a620e31dbc7d6605c38595923c1');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 5, '{"timestamp":"2026-11-30T09:46:42.999696+00:00","eventName":"Output","message":"begun","activityInstanceId":"122e81d3c80b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '64f7560dbf9681d82236fd919f3ff34d1f1f777965197d7b09decc1525969cf6');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 6, '{"timestamp":"2026-11-30T09:46:42.999718+00:00","eventName":"Completed","activityInstanceId":"122e81d3c80b-2","parentActivityInstanceId":"122e81d3c80b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'cdd780d2962d48b8d84b7a5d2adb61cc936513c92040d929f334bdcab2215876');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 7, '{"timestamp":"2026-11-30T09:46:43.006337+00:00","eventName":"Started","activityInstanceId":"122e81d3c80b-3","parentActivityInstanceId":"122e81d3c80b-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '4f16e5329940b13217a7a2db1c9f8c45d7b7a9b864529c5ed1be2a814fe58a0b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 8, '{"timestamp":"2026-11-30T09:46:43.006427+00:00","eventName":"Suspended","activityInstanceId":"122e81d3c80b-3","parentActivityInstanceId":"122e81d3c80b-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '3e475fc951297f68a02f53d11b068261d859c67d7a8f9a183c06a4bdfc0b2c73');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 0, '{"timestamp":"2026-11-30T09:46:43.051148+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 1, '{"timestamp":"2026-11-30T09:46:43.075536+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '71e3302448e89e5962d2b734debfbb2f29d9a34383f4d46fda2cba936d353bf1');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 2, '{"timestamp":"2026-11-30T09:46:43.075646+00:00","eventName":"Started","activityInstanceId":"486a4ea611c8-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', 'af7c962c2ae2dd8cbd94dc247938be6a700001dfd3ce337770bfbb6a086b0af4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 3, '{"timestamp":"2026-11-30T09:46:43.075798+00:00","eventName":"Started","activityInstanceId":"486a4ea611c8-1","parentActivityInstanceId":"486a4ea611c8-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'bc7bafcf47642445db4d0e264bea8e778119bbabe0ebdebb7f3489a9a818e81e');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 1, '{"timestamp":"2026-11-30T09:46:43.158092+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', 'd5af5dc8907e1526e7d06f55e144c81d01a3700cfba0edd7c8bda47da22feed4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 2, '{"timestamp":"2026-11-30T09:46:43.158191+00:00","eventName":"Started","activityInstanceId":"b603a26ae5dc-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '3a797335387464673abb9bf5c4d6b540cdab3b2df71208918acd99321fe6e1cf');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 3, '{"timestamp":"2026-11-30T09:46:43.15832+00:00","eventName":"Started","activityInstanceId":"b603a26ae5dc-1","parentActivityInstanceId":"b603a26ae5dc-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'd48a2705b7ec450b29d740473bfdb2d2febb0a0c4d6c3530b900d89ca5be87a0');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 8, '{"timestamp":"2026-11-30T09:46:43.162287+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"b603a26ae5dc-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '0932b89aac08f19a432fe08e809dbf644b2a54dbdf72bda8e914c6438786e56b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 9, '{"timestamp":"2026-11-30T09:46:43.162896+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"b603a26ae5dc-3","parentActivityInstanceId":"b603a26ae5dc-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'a62f376c31f81e0daf9092adbb188c1c98ef5f6dbd6df162db8f4a5a1ccf47c5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 10, '{"timestamp":"2026-11-30T09:46:43.162958+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', 'b080ff17ab1eb1d730209914598dd96eaad9c439c706ee60dbcc696ce6f4fe2e');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 4, '{"timestamp":"2026-11-30T09:46:43.238009+00:00","eventName":"Started","activityInstanceId":"49b2d2144671-2","parentActivityInstanceId":"49b2d2144671-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5b6d158a444a2aa325ca7a050ca4850ea617459c3422b673a3b8a8a45635438b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 5, '{"timestamp":"2026-11-30T09:46:43.238048+00:00","eventName":"Output","message":"begun","activityInstanceId":"49b2d2144671-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4ba9eee0006c6b6c30c2bd78bbf38ee7405b6f1a64996d6d41c693d6f033ed83');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 6, '{"timestamp":"2026-11-30T09:46:43.238076+00:00","eventName":"Completed","activityInstanceId":"49b2d2144671-2","parentActivityInstanceId":"49b2d2144671-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '849d1437fd62327596ecedbba0442d039dbb0b1c6a1a5d998b527fd5db9ce1f3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 7, '{"timestamp":"2026-11-30T09:46:43.238208+00:00","eventName":"Started","activityInstanceId":"49b2d2144671-3","parentActivityInstanceId":"49b2d2144671-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'd4a9bc9e24f595c5a9bf4b770bf95752d82defd9b891b29c1e7f8c7b89a2a663');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 8, '{"timestamp":"2026-11-30T09:46:43.243853+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"49b2d2144671-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '0bce249bab22fdc3a997513e77482045b1eebb1fab092c4d7d4e4b1f25ba1912');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 9, '{"timestamp":"2026-11-30T09:46:43.244004+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"49b2d2144671-3","parentActivityInstanceId":"49b2d2144671-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '45cc4de662563b3ebafcde26b6893f82d8eb1b271f13a5e541b13ce9e452f085');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 9, '{"timestamp":"2026-11-30T09:46:43.013021+00:00","eventName":"Started","activityInstanceId":"122e81d3c80b-4","parentActivityInstanceId":"122e81d3c80b-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '2c33489ef42c86e3220916e6277d667b8c4a7805d4e5266960d726bfe61663d3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 10, '{"timestamp":"2026-11-30T09:46:43.013109+00:00","eventName":"Suspended","activityInstanceId":"122e81d3c80b-4","parentActivityInstanceId":"122e81d3c80b-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '524961999d135cfb91fd20e7417050dff177815d36f4d357a259af0b9c80dac3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 4, '{"timestamp":"2026-11-30T09:46:43.077401+00:00","eventName":"Started","activityInstanceId":"486a4ea611c8-2","parentActivityInstanceId":"486a4ea611c8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '7a39ac812a2030263c0abde302ca73581feeff234f8da33ed139e389a5eaf8f3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 5, '{"timestamp":"2026-11-30T09:46:43.077443+00:00","eventName":"Output","message":"begun","activityInstanceId":"486a4ea611c8-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '742cfd1f88cb60a3522c53abfcdb80db57be01f9063508b30ad3d7da43377c2c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 6, '{"timestamp":"2026-11-30T09:46:43.077465+00:00","eventName":"Completed","activityInstanceId":"486a4ea611c8-2","parentActivityInstanceId":"486a4ea611c8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '623e60c6b2d807441bc287934f3c4f0e0df9393776177ba0849a731c3ce091d3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 7, '{"timestamp":"2026-11-30T09:46:43.077591+00:00","eventName":"Started","activityInstanceId":"486a4ea611c8-3","parentActivityInstanceId":"486a4ea611c8-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '695029e7d968203c49d2f4e507f29fb08bb5a4b585667e1328de9e6fc78ce38e');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 8, '{"timestamp":"2026-11-30T09:46:43.081562+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"486a4ea611c8-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'aa3d5589be82578c23bc41dbee7433d61b8ac908b617671db0f9f75de3036c8d');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 9, '{"timestamp":"2026-11-30T09:46:43.083396+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', '72c7aa2cdfe3192ec2d4dea8e80d2044d821bf78b51f2af959d9ed1de302acf7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 0, '{"timestamp":"2026-11-30T09:46:43.101284+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 4, '{"timestamp":"2026-11-30T09:46:43.159584+00:00","eventName":"Started","activityInstanceId":"b603a26ae5dc-2","parentActivityInstanceId":"b603a26ae5dc-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8316b45433a0122f69641b833855c100cb2bbf88bfda11ce1add9ec2154dddef');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 5, '{"timestamp":"2026-11-30T09:46:43.159621+00:00","eventName":"Output","message":"begun","activityInstanceId":"b603a26ae5dc-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8ce6670011266d5d0ab5388cf75bcb72c90b892dd4c7b245557a9ac642e93ed5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 6, '{"timestamp":"2026-11-30T09:46:43.159641+00:00","eventName":"Completed","activityInstanceId":"b603a26ae5dc-2","parentActivityInstanceId":"b603a26ae5dc-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4e3fdfd01a0fc38f8326ccc2a703a635cfdc23e22d178463a741e0aa96eac4dc');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 7, '{"timestamp":"2026-11-30T09:46:43.159725+00:00","eventName":"Started","activityInstanceId":"b603a26ae5dc-3","parentActivityInstanceId":"b603a26ae5dc-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '44d8e2d28acf4a123f4c713deb845aabe7dbc4b77bff1168aafb1f5f979bae46');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 0, '{"timestamp":"2026-11-30T09:46:43.184401+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 1, '{"timestamp":"2026-11-30T09:46:43.235453+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', '20fcad853c3957d5a9e54db538007e1c92f40bbf01a45fd676fd211d1634b6ec');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 2, '{"timestamp":"2026-11-30T09:46:43.23557+00:00","eventName":"Started","activityInstanceId":"49b2d2144671-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', 'aa611ff12b7ac5aceaca9f317d20d0b4a1663a843d01884b773523988e324d2a');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 3, '{"timestamp":"2026-11-30T09:46:43.235773+00:00","eventName":"Started","activityInstanceId":"49b2d2144671-1","parentActivityInstanceId":"49b2d2144671-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '6ab1d51c0e59cedca78af20d80e9ad346cfd6fa7c667392b1c25bd9814537029');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 0, '{"timestamp":"2026-11-30T09:46:43.267735+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 4, '{"timestamp":"2026-11-30T09:46:43.310534+00:00","eventName":"Started","activityInstanceId":"19666adacf66-2","parentActivityInstanceId":"19666adacf66-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '3a269d388118cf547673b3f25404b1a6cc702edfc116ff2dea2319a09716f53c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 5, '{"timestamp":"2026-11-30T09:46:43.310581+00:00","eventName":"Output","message":"begun","activityInstanceId":"19666adacf66-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'a7b589abbb0567277385db3bc79f9f2a88049f6a548d219956f3de96e3bb179b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 6, '{"timestamp":"2026-11-30T09:46:43.310611+00:00","eventName":"Completed","activityInstanceId":"19666adacf66-2","parentActivityInstanceId":"19666adacf66-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ede5414afa5bb5dd4ab7cf5648dd596a580d610eefa96f1006602bc5b6003fa8');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 10, '{"timestamp":"2026-11-30T09:46:43.244049+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '805e74436a9c53d5dca4f63f49ca9630816050ccdcf7fd451e942cf120d91534');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 1, '{"timestamp":"2026-11-30T09:46:43.30774+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', '0949128c5303fe694106b0af005af962812c1926c1efc262215747891e401e38');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 2, '{"timestamp":"2026-11-30T09:46:43.30788+00:00","eventName":"Started","activityInstanceId":"19666adacf66-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', 'cda021164feb64617f2f71b18a27089bf85fb6ab8f946a0e8a00aa9dda774745');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 3, '{"timestamp":"2026-11-30T09:46:43.308117+00:00","eventName":"Started","activityInstanceId":"19666adacf66-1","parentActivityInstanceId":"19666adacf66-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'd8fd78dd0ec86b4cf1db97aeab51efab5f1af2c7aa03eb9675a24b46ebc19915');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 9, '{"timestamp":"2026-11-30T09:46:43.374679+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', 'ce6939a8025aca3b3f942804b1289d8e74ae2457c64b2ce6437d67294707d912');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 10, '{"timestamp":"2026-11-30T09:46:43.376029+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '33bf155629a49b01943f4c3738c646ab9b43261cb226362d3af5b5f7b2677bbd');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 0, '{"timestamp":"2026-11-30T09:46:43.401152+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 4, '{"timestamp":"2026-11-30T09:46:43.442541+00:00","eventName":"Started","activityInstanceId":"5048e6a47ae6-2","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c0238a09741f800bb5037579f9b3ff298e4592bc629ddbddf4d8c97834154a82');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 5, '{"timestamp":"2026-11-30T09:46:43.442572+00:00","eventName":"Output","message":"begun","activityInstanceId":"5048e6a47ae6-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '94c205fbba42e4ccd2a79964b2d836057561fd76d2642133af3e1bd7bc96685d');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 6, '{"timestamp":"2026-11-30T09:46:43.442595+00:00","eventName":"Completed","activityInstanceId":"5048e6a47ae6-2","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9239f4a21f3805a5447c8a4e32fec5e39ec445f7278aad610eb5b2cd59080e93');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 7, '{"timestamp":"2026-11-30T09:46:43.443321+00:00","eventName":"Started","activityInstanceId":"5048e6a47ae6-3","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '8f1ce03c92177d0c44da51406e24aab97177e9e0ec8ad6c77e9e7d9d4a4d2ccd');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 9, '{"timestamp":"2026-11-30T09:46:43.472103+00:00","eventName":"Started","activityInstanceId":"5048e6a47ae6-4","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '52ed085a60078f34a1627fc5e1305254ce2dc2be75cc7e27234b381c01f7a6b3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 0, '{"timestamp":"2026-11-30T09:46:43.492601+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 8, '{"timestamp":"2026-11-30T09:46:43.536174+00:00","eventName":"Completed","activityInstanceId":"a60066221bec-3","parentActivityInstanceId":"a60066221bec-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'a5bbf0578e689feed8f7227cc381203640b6392828ad6843bbc85d0f7908bce1');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 10, '{"timestamp":"2026-11-30T09:46:43.539428+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"a60066221bec-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '64037bec74e942da9ed2947e4d0defeb198a36193fd9dd69a4e74496a638d280');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 11, '{"timestamp":"2026-11-30T09:46:43.539495+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"a60066221bec-4","parentActivityInstanceId":"a60066221bec-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '874ba8c146088b158bfda96e917eef3eca5e09d9d5de6b5b9fe2abc34749e8e5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 12, '{"timestamp":"2026-11-30T09:46:43.539514+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', 'da6db4bc87d887b061b55bd8a290de76a9385db27c0926cd7cce5cbb1e444a77');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 13, '{"timestamp":"2026-11-30T09:46:43.598162+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', '3f36b877213b640b136ecbb9c029a68fc0bea315917bc63d7fdc3e7e6de96707');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 14, '{"timestamp":"2026-11-30T09:46:43.598412+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', 'ba0477ff1c05765e3d4f971b1b9de9cd24026ce5f243aca5b3d45cabfda8b1f9');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 0, '{"timestamp":"2026-11-30T09:46:43.614403+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 1, '{"timestamp":"2026-11-30T09:46:43.664212+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '3fe89847161ef02696694dc51e0ae8f210284489426305a5a3b21ff50574d36d');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 2, '{"timestamp":"2026-11-30T09:46:43.664321+00:00","eventName":"Started","activityInstanceId":"c50d9a3e54f7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', 'd2e812ed05d7768cf58e48e99ee168fe4c3345a139c4351e79d0e7deaace3cdf');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 3, '{"timestamp":"2026-11-30T09:46:43.664466+00:00","eventName":"Started","activityInstanceId":"c50d9a3e54f7-1","parentActivityInstanceId":"c50d9a3e54f7-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '372631b5563b73aa1c093a6c6943a637dec3dd24f87116dc40bfed8ff7c8e1fc');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 9, '{"timestamp":"2026-11-30T09:46:43.67069+00:00","eventName":"Started","activityInstanceId":"c50d9a3e54f7-4","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'b7114838edd5296a7eb684ee5198eeaffdfaee2ad396d311e760295d76b88f0f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 7, '{"timestamp":"2026-11-30T09:46:43.310736+00:00","eventName":"Started","activityInstanceId":"19666adacf66-3","parentActivityInstanceId":"19666adacf66-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'f62c12f047dcc37aab6587e8445916e8ee2968c180106fb77f3b8616d1122fdf');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 8, '{"timestamp":"2026-11-30T09:46:43.310786+00:00","eventName":"Suspended","message":"until 2026-11-30 10:46:43Z","activityInstanceId":"19666adacf66-3","parentActivityInstanceId":"19666adacf66-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '4d8e0d2f4b411c4d509f2208725a944691daa8cea45b23525cee3f981d83f821');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 11, '{"timestamp":"2026-11-30T09:46:43.379038+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', 'a67a3abbe4c6b34431f2eaecb90c9235b701cc5c06323861f2762e7d8b5b5fab');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 1, '{"timestamp":"2026-11-30T09:46:43.440529+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', '0e5d93ad0d95f9f571b9e44b11b9529210b071ac60cfc0dc8da340a8602267b7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 2, '{"timestamp":"2026-11-30T09:46:43.440634+00:00","eventName":"Started","activityInstanceId":"5048e6a47ae6-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', '3c7e0115f45214117fe6c5f453f1fb2523dc4a28e994741840e56c98db0539c4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 3, '{"timestamp":"2026-11-30T09:46:43.441127+00:00","eventName":"Started","activityInstanceId":"5048e6a47ae6-1","parentActivityInstanceId":"5048e6a47ae6-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '428d72a43fb3827df202147a9b17f3ff3a103e6921854c30cec60faa500a5986');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 8, '{"timestamp":"2026-11-30T09:46:43.466061+00:00","eventName":"Completed","activityInstanceId":"5048e6a47ae6-3","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '2a7ac67a8e28cb6c191176f0e3f479d4f10d8cfea825996ed9f3861e98fdfd2f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 10, '{"timestamp":"2026-11-30T09:46:43.473171+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"5048e6a47ae6-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '1856265dc4cc1ae2224307d18ec8c629f39b2df27b6e1982d403e264efd0c955');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 11, '{"timestamp":"2026-11-30T09:46:43.473247+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"5048e6a47ae6-4","parentActivityInstanceId":"5048e6a47ae6-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '4428e87a82833bf17a386879ca630bdf88761123e59721c03851ce3a2a502ca1');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 12, '{"timestamp":"2026-11-30T09:46:43.473788+00:00","eventName":"Ended","message":"Faulted: It is broken."}', 'fc2c4cfed8d6b83ffa819ce37b3a15a22cf9f4dea18ec413b54efcb4e7bed5d6');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 1, '{"timestamp":"2026-11-30T09:46:43.531743+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', 'f8a61075c4eaf79587b9468b82a86eed0f57817579b895a4cf22184467a33da3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 2, '{"timestamp":"2026-11-30T09:46:43.531871+00:00","eventName":"Started","activityInstanceId":"a60066221bec-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', 'd4282621d45ab0aaa1173985ecd39e61bc73fed8c79dcc49b297596444393416');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 3, '{"timestamp":"2026-11-30T09:46:43.532036+00:00","eventName":"Started","activityInstanceId":"a60066221bec-1","parentActivityInstanceId":"a60066221bec-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'adc30c02686f9f920ba80d4228e20e19ac799aded4197d89bcf4676154f97127');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 4, '{"timestamp":"2026-11-30T09:46:43.533594+00:00","eventName":"Started","activityInstanceId":"a60066221bec-2","parentActivityInstanceId":"a60066221bec-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '06dfaa77f49bf65d73653428c043ea1477ac34bd0c19c97e01d899ab0eed0751');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 5, '{"timestamp":"2026-11-30T09:46:43.533639+00:00","eventName":"Output","message":"begun","activityInstanceId":"a60066221bec-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ed7990fda7f7a5911731267e419a306334c858262c00652f664286c6eeb416c7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 6, '{"timestamp":"2026-11-30T09:46:43.533663+00:00","eventName":"Completed","activityInstanceId":"a60066221bec-2","parentActivityInstanceId":"a60066221bec-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'a34a798f18b6121828023fe0ff7b26122a1113c9fc5e9e8b71f51d1c108bfd4d');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 7, '{"timestamp":"2026-11-30T09:46:43.533791+00:00","eventName":"Started","activityInstanceId":"a60066221bec-3","parentActivityInstanceId":"a60066221bec-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '433ee3bbe8d90c3f56aa296d01aadf6941a34393f93d9ad338abce576284e5aa');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 9, '{"timestamp":"2026-11-30T09:46:43.537168+00:00","eventName":"Started","activityInstanceId":"a60066221bec-4","parentActivityInstanceId":"a60066221bec-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'e14a040a4210be7ccf12207190d6e716b1287302a1f9d1f4654dc4a8bbae650f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 15, '{"timestamp":"2026-11-30T09:46:43.602258+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', 'be9eb4662b71eb00f40eaf0e87b5833585a0be0bfb00d892fe87e2445c1d220e');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 4, '{"timestamp":"2026-11-30T09:46:43.667525+00:00","eventName":"Started","activityInstanceId":"c50d9a3e54f7-2","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4ed5431a306a83d5e5cc6f81a3cc93659530fa823aede4e678c11fab9b1f268f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 5, '{"timestamp":"2026-11-30T09:46:43.667564+00:00","eventName":"Output","message":"begun","activityInstanceId":"c50d9a3e54f7-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8b606e7016818d1167544f1054c4bba496adb9f45bef9c5d2478f4352dbdf67b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 6, '{"timestamp":"2026-11-30T09:46:43.667587+00:00","eventName":"Completed","activityInstanceId":"c50d9a3e54f7-2","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'fa078f7fda606c0aa61cde11d91a2eb3d87a2df29db33c9b5e62fe73217199e7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 7, '{"timestamp":"2026-11-30T09:46:43.667691+00:00","eventName":"Started","activityInstanceId":"c50d9a3e54f7-3","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'e67371caa60d77c69b1e8fb8a15ad218191d089d39a03a2eaf1c9d062a2090ca');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 8, '{"timestamp":"2026-11-30T09:46:43.669819+00:00","eventName":"Completed","activityInstanceId":"c50d9a3e54f7-3","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'ba4ef3bf824e882c9981100d22a2ad894b6980c0a456f1e0d14115ffbbfe0257');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 0, '{"timestamp":"2026-11-30T09:46:43.680106+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 4, '{"timestamp":"2026-11-30T09:46:43.728566+00:00","eventName":"Started","activityInstanceId":"9af95076e585-2","parentActivityInstanceId":"9af95076e585-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'c2ceea7c22b27724a8bf0d4097d230c8309fc8c08e73e7476209db0d6d736920');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 5, '{"timestamp":"2026-11-30T09:46:43.728606+00:00","eventName":"Output","message":"begun","activityInstanceId":"9af95076e585-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '21efbda3533e62d3aea514e661600af540a427f1ace6a1bfb61d562ceb33ac60');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 6, '{"timestamp":"2026-11-30T09:46:43.728674+00:00","eventName":"Completed","activityInstanceId":"9af95076e585-2","parentActivityInstanceId":"9af95076e585-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '4b35599e6cac273134bdef88f8590a63c9af87176c6821f4bb5056493a7699c0');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 7, '{"timestamp":"2026-11-30T09:46:43.728935+00:00","eventName":"Started","activityInstanceId":"9af95076e585-3","parentActivityInstanceId":"9af95076e585-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', '1bac44001346fabd53bcf3219224e39f4fdfa5fd6a292d5936dbecca18a80565');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 8, '{"timestamp":"2026-11-30T09:46:43.72897+00:00","eventName":"Suspended","activityInstanceId":"9af95076e585-3","parentActivityInstanceId":"9af95076e585-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'db8ddd69d862df1848ba16213f5f04334525e143baae8d4722cdbc068d3ed0fe');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 12, '{"timestamp":"2026-11-30T09:46:43.791782+00:00","eventName":"Started","activityInstanceId":"9af95076e585-6","parentActivityInstanceId":"9af95076e585-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'b7a2137dbc3e176f3ec9c0c1269ef9e06f9d494fbb919759886dbaf9a17fb4b7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 0, '{"timestamp":"2026-11-30T09:46:43.81459+00:00","eventName":"Created","message":"Run of kept-caller@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 1, '{"timestamp":"2026-11-30T09:46:43.850552+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', '6f3b8fe6ea119ae8a1c6f9f55b1c964a5404ecd192f5e24b32f1b2e61679b83b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 2, '{"timestamp":"2026-11-30T09:46:43.850662+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-caller","nodeId":"Workflow1"}', '697482b265c18e4cc055650befb4a33df03eb6eaf0bfb7e7fc68019e53f85210');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 3, '{"timestamp":"2026-11-30T09:46:43.850907+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-1","parentActivityInstanceId":"78f5df285ff0-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'b1a7e6b0bb8dc6e5f917f8047e5d0f66a28bf388e7b73a12d8fe6d35975138a4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 9, '{"timestamp":"2026-11-30T09:46:43.85916+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-5","parentActivityInstanceId":"78f5df285ff0-4","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7d3fc5ae95b59944541c03a14946b0ef96b8baab849f1012f30a59bc5d3fa833');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 1, '{"timestamp":"2026-11-30T09:46:43.914939+00:00","eventName":"Claimed","message":"Claimed by kept under number 29."}', '8c7e840ee3bd2a95d14610c9cf9b6dc632522dc883fbb8567a1139315e0b8afb');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 2, '{"timestamp":"2026-11-30T09:46:43.915055+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-loop","nodeId":"Workflow1"}', 'd984d86f6535fe791d8df8883e58bed57d6ea1153fb74394b89bd9b4c11398ae');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 3, '{"timestamp":"2026-11-30T09:46:43.915269+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-1","parentActivityInstanceId":"909e9d85e84b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '153254d798e401cbe6e05841c456cf6304363d901fad98d02536f369be116e41');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 8, '{"timestamp":"2026-11-30T09:46:43.926597+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-4","parentActivityInstanceId":"909e9d85e84b-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'f22f1845ee2d1bd1a8a288e4a2f8de81a69fe54a18c7b9b1cb8d3819a43c85d9');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 12, '{"timestamp":"2026-11-30T09:46:43.993811+00:00","eventName":"Resumed","activityInstanceId":"909e9d85e84b-5","parentActivityInstanceId":"909e9d85e84b-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '6c8a072699b265bfb7c903f04467fe8f3bca28b7da8d9ed503c235f666f41049');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 13, '{"timestamp":"2026-11-30T09:46:43.994334+00:00","eventName":"Completed","activityInstanceId":"909e9d85e84b-5","parentActivityInstanceId":"909e9d85e84b-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'd87f682b65c11fabc0eb6ec2c2c7896733ae755a9cbe52409356c30092882ab2');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 19, '{"timestamp":"2026-11-30T09:46:44.002958+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-9","parentActivityInstanceId":"909e9d85e84b-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '5cd85b152c9a80bfb04fb1433afbae656eb884317902cc3742bbe345a4dc9a5c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 10, '{"timestamp":"2026-11-30T09:46:43.670727+00:00","eventName":"Suspended","activityInstanceId":"c50d9a3e54f7-4","parentActivityInstanceId":"c50d9a3e54f7-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '2eaf3c10f90014926cf8b2574a77d1cf6b7b1e965f2d541b42049324ec6e3bde');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 1, '{"timestamp":"2026-11-30T09:46:43.72682+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', '194efdad071b4cc2f50a49a88a89d22fb3e3f686c751644caf36319971656e10');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 2, '{"timestamp":"2026-11-30T09:46:43.726926+00:00","eventName":"Started","activityInstanceId":"9af95076e585-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', 'e4aa0fbcf2302cbaad53ebac363453442d2173c13e6c3f52841aa1913f06ce0a');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 3, '{"timestamp":"2026-11-30T09:46:43.727062+00:00","eventName":"Started","activityInstanceId":"9af95076e585-1","parentActivityInstanceId":"9af95076e585-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', '44cd81deaceee4811c2ceca5eebf90b87a7fdecba4cae3e466e5f12668894114');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 9, '{"timestamp":"2026-11-30T09:46:43.782596+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', '30cc2469c0dda0b1343d1eddae09937ed05e961adf7d9ae77b6a336226ffc4be');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 10, '{"timestamp":"2026-11-30T09:46:43.783992+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', '90a017c0a326b4649c7c8111f1b96a84bf7267aca185a168ffd96906f2c0dac8');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 11, '{"timestamp":"2026-11-30T09:46:43.789239+00:00","eventName":"Started","activityInstanceId":"9af95076e585-5","parentActivityInstanceId":"9af95076e585-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', 'b5b32491fa1569ded190a7f2b28b7f8615b9e7c91d3c99c65cb3c6a73cf69ff8');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 13, '{"timestamp":"2026-11-30T09:46:43.79356+00:00","eventName":"Started","activityInstanceId":"9af95076e585-7","parentActivityInstanceId":"9af95076e585-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '4c8cff4cd78a64f71a723f3297c5da80c4e8225409492a2fd4b62adb7c703704');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 14, '{"timestamp":"2026-11-30T09:46:43.793632+00:00","eventName":"Suspended","activityInstanceId":"9af95076e585-7","parentActivityInstanceId":"9af95076e585-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '2518eb35503ad8288db68c4fd71b2e7b6e8f8d24201f89750afe1be73c61c753');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 4, '{"timestamp":"2026-11-30T09:46:43.85305+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-2","parentActivityInstanceId":"78f5df285ff0-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '500a8a46ed0f64f27f0be9fe5386c16f620192d09d4b4c6703ccb7b693de9ca1');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 5, '{"timestamp":"2026-11-30T09:46:43.853094+00:00","eventName":"Output","message":"begun","activityInstanceId":"78f5df285ff0-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '98779e8d1df04ad1f137fdde6c1ea8bd30d37e61991d1366e17d99986a8129c9');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 6, '{"timestamp":"2026-11-30T09:46:43.853123+00:00","eventName":"Completed","activityInstanceId":"78f5df285ff0-2","parentActivityInstanceId":"78f5df285ff0-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'df8802e28a61f17caabb56599090f70639289d929e22b76b321183892259ce20');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 7, '{"timestamp":"2026-11-30T09:46:43.854386+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-3","parentActivityInstanceId":"78f5df285ff0-1","activityId":"call","activityType":"Elsa.ExecuteWorkflow","activityTypeVersion":0,"activityName":"call","nodeId":"Workflow1:seq:call"}', '9e47e1cff9d4a3a2b6b57b5f258925ca0647d2f7dafb3b167ca104d3dd56f520');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 8, '{"timestamp":"2026-11-30T09:46:43.855689+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-4","parentActivityInstanceId":"78f5df285ff0-3","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-called","nodeId":"Workflow1"}', '4b2cec47c7beade43873211c8c4e4acec1f8bc436ac74195fb58d0e960ce1ff0');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 10, '{"timestamp":"2026-11-30T09:46:43.86043+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-6","parentActivityInstanceId":"78f5df285ff0-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'caba5355f8884ca369485e2d874e35e995bb2a463d39d928789bbbc941b8ce1c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 11, '{"timestamp":"2026-11-30T09:46:43.860463+00:00","eventName":"Output","message":"called","activityInstanceId":"78f5df285ff0-6","activityId":"write-called","activityType":"Elsa.WriteLine","activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '0b9292d2d5fd7cb7e376cce9cb7f0670f343415d4ac308342d80707db3b6c2ac');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 12, '{"timestamp":"2026-11-30T09:46:43.860486+00:00","eventName":"Completed","activityInstanceId":"78f5df285ff0-6","parentActivityInstanceId":"78f5df285ff0-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'adea4a2c66fe53c00ef5d4d56c061b95895388dc24d04a97953c2d424d011271');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 13, '{"timestamp":"2026-11-30T09:46:43.860597+00:00","eventName":"Started","activityInstanceId":"78f5df285ff0-7","parentActivityInstanceId":"78f5df285ff0-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'cc62a06d0db62febb9e8cc1fdc137bf1f1a0c99c5ace68b56189d6280651a022');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 14, '{"timestamp":"2026-11-30T09:46:43.860624+00:00","eventName":"Suspended","activityInstanceId":"78f5df285ff0-7","parentActivityInstanceId":"78f5df285ff0-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '5498e86ed1936b845f33c40303472e3e0b7864c51f3087bb52ac9e4aa580f6ee');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 0, '{"timestamp":"2026-11-30T09:46:43.878394+00:00","eventName":"Created","message":"Run of kept-loop@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 4, '{"timestamp":"2026-11-30T09:46:43.916688+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-2","parentActivityInstanceId":"909e9d85e84b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2122b081750e5ab0289315d1d4fe97a77c983264cb2d072b1481d0dd5dd694ac');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 5, '{"timestamp":"2026-11-30T09:46:43.916723+00:00","eventName":"Output","message":"begun","activityInstanceId":"909e9d85e84b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '29c8ad03e5028cee600e1a1542bb792cd48a9dffb52bea50290e4497c9a6f0e4');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 6, '{"timestamp":"2026-11-30T09:46:43.91675+00:00","eventName":"Completed","activityInstanceId":"909e9d85e84b-2","parentActivityInstanceId":"909e9d85e84b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c85af33090abaad2ec7d3385e1cbc340ff34c003b15af057b7f080029ecca953');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 7, '{"timestamp":"2026-11-30T09:46:43.916869+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-3","parentActivityInstanceId":"909e9d85e84b-1","activityId":"each","activityType":"Elsa.ForEach","activityTypeVersion":0,"activityName":"each","nodeId":"Workflow1:seq:each"}', '8c15c145133912a05807190c9650ab1283620fb6ef88be5274b8e891069d4d99');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 9, '{"timestamp":"2026-11-30T09:46:43.928557+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-5","parentActivityInstanceId":"909e9d85e84b-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'a36f82c5a37a8010e6f27da8271f089f5c5e159d8bd8c562d1e4bacc3f8409e5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 10, '{"timestamp":"2026-11-30T09:46:43.928676+00:00","eventName":"Suspended","activityInstanceId":"909e9d85e84b-5","parentActivityInstanceId":"909e9d85e84b-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '346a9d151936c7fe853ad607cf5fc1344693fcba8993fab71ac831ec3b49075f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 0, '{"timestamp":"2026-11-30T09:46:43.953506+00:00","eventName":"Created","message":"Run of kept-asked@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 11, '{"timestamp":"2026-11-30T09:46:43.988119+00:00","eventName":"Claimed","message":"Claimed by kept under number 31."}', '025286c4121484dc709db03c3247b6f5e6948fb773718381f9889d3d9824352a');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 14, '{"timestamp":"2026-11-30T09:46:43.996337+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-7","parentActivityInstanceId":"909e9d85e84b-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'cb3e453452d13d199a7f66d87f64bcf702d4437aa959139594c6460d7a66661d');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 15, '{"timestamp":"2026-11-30T09:46:43.99639+00:00","eventName":"Output","message":"in a round","activityInstanceId":"909e9d85e84b-7","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '4948c0fc116eec5943099b150bcc5ee1687fb4d599ff1830838df15d296dcac0');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 16, '{"timestamp":"2026-11-30T09:46:43.996427+00:00","eventName":"Completed","activityInstanceId":"909e9d85e84b-7","parentActivityInstanceId":"909e9d85e84b-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '81a5b9f61666195fde2022ef8469e58fff647559d0e2584f9605d77b415f90ac');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 17, '{"timestamp":"2026-11-30T09:46:43.997874+00:00","eventName":"Completed","activityInstanceId":"909e9d85e84b-4","parentActivityInstanceId":"909e9d85e84b-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '6d82784116ffa98fadafdac4987f8269cfa960a4b94480b43d0bfa236e17979c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 18, '{"timestamp":"2026-11-30T09:46:43.9989+00:00","eventName":"Started","activityInstanceId":"909e9d85e84b-8","parentActivityInstanceId":"909e9d85e84b-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '3ec102bb63457d42e91a9fb50729411829678e8f7c90affd4cd1370c90c62d2f');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 1, '{"timestamp":"2026-11-30T09:46:44.008291+00:00","eventName":"Claimed","message":"Claimed by kept under number 32."}', '0db9da1d80a398e26aafac2f49645ddbc94f6a199df9901ef0d7f89bf619f1b3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 2, '{"timestamp":"2026-11-30T09:46:44.008372+00:00","eventName":"Started","activityInstanceId":"5d296522da16-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-asked","nodeId":"Workflow1"}', '50277f5ce9a4451bf380c0f982fe15fd2aad14d571b444ae0721c0eedee6e2d3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 3, '{"timestamp":"2026-11-30T09:46:44.008533+00:00","eventName":"Started","activityInstanceId":"5d296522da16-1","parentActivityInstanceId":"5d296522da16-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '766084bc7a9e2c8b9f38f64654d426760103d9dddde72826a9791a7eaf0788de');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 4, '{"timestamp":"2026-11-30T09:46:44.076697+00:00","eventName":"Started","activityInstanceId":"78e27a6d1354-2","parentActivityInstanceId":"78e27a6d1354-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2ef31b4a946a3d2de681488c36258a49a5b72a7753594cf43dd89089219adde7');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 5, '{"timestamp":"2026-11-30T09:46:44.076761+00:00","eventName":"Output","message":"begun","activityInstanceId":"78e27a6d1354-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e6b40f3f1b5f366d167b06f590d5a4e13bbfef07b731a99bba000f79afd0193a');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 6, '{"timestamp":"2026-11-30T09:46:44.076806+00:00","eventName":"Completed","activityInstanceId":"78e27a6d1354-2","parentActivityInstanceId":"78e27a6d1354-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9f3dbabd6ad1f36078bb80c70f7eb9f7ced1e205b5ff16d056a0427cc5ea7b59');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 7, '{"timestamp":"2026-11-30T09:46:44.077011+00:00","eventName":"Started","activityInstanceId":"78e27a6d1354-3","parentActivityInstanceId":"78e27a6d1354-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', '1bfdb9da0b05c948fb0cc5e4de41633a5a0b0eda23fcb829f3f2334870b23ed5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 20, '{"timestamp":"2026-11-30T09:46:44.003037+00:00","eventName":"Suspended","activityInstanceId":"909e9d85e84b-9","parentActivityInstanceId":"909e9d85e84b-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '9dee5bd41c8761275695d3ea06867c49638cfab5313afda5d24a8903efc5219e');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 4, '{"timestamp":"2026-11-30T09:46:44.01162+00:00","eventName":"Started","activityInstanceId":"5d296522da16-2","parentActivityInstanceId":"5d296522da16-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2b66fa3604a8b4c848470b325af88a2ae3a87e2ad6ebeb2b222cc2ae2bdb69f3');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 5, '{"timestamp":"2026-11-30T09:46:44.011672+00:00","eventName":"Output","message":"begun","activityInstanceId":"5d296522da16-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dbb15714d26bae3167f158d5c3521963fe834424dbc279e78f620a2681217d30');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 6, '{"timestamp":"2026-11-30T09:46:44.011714+00:00","eventName":"Completed","activityInstanceId":"5d296522da16-2","parentActivityInstanceId":"5d296522da16-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9fc853da35f99f635bacc98f3ba4ab955cd4769c8cdf27deefe7796955fe21e5');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 7, '{"timestamp":"2026-11-30T09:46:44.011888+00:00","eventName":"Started","activityInstanceId":"5d296522da16-3","parentActivityInstanceId":"5d296522da16-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'ed7da6ac2306a9d6131dfc3adc795de5d26ef90e87593c4cd1446cd9ffb6b3bb');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 8, '{"timestamp":"2026-11-30T09:46:44.015421+00:00","eventName":"Note","message":"Looked at asked.","activityInstanceId":"5d296522da16-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '1111fb81240df97a46828227c7219b941d8a58e2a7c61a40f1bb5e1f110f54fc');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 9, '{"timestamp":"2026-11-30T09:46:44.015488+00:00","eventName":"Note","message":"For you: Do it by hand. It is looked for.","payload":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."}}', '5291414bc03a5fd457f98c37021dd16753100ec2a099f961b49ec4be2537d0d6');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 0, '{"timestamp":"2026-11-30T09:46:44.040073+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 1, '{"timestamp":"2026-11-30T09:46:44.072371+00:00","eventName":"Claimed","message":"Claimed by kept under number 34."}', '74254f68b971baba4c226e65c9b610f8d3961cc89afc15b3627e088594f4aa2c');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 2, '{"timestamp":"2026-11-30T09:46:44.072495+00:00","eventName":"Started","activityInstanceId":"78e27a6d1354-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', '3324c9050016aa14aec50711b7fd479a31317b4ee1a6a97cefdddc9620514a6b');
INSERT INTO public.journal_lines VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 3, '{"timestamp":"2026-11-30T09:46:44.072677+00:00","eventName":"Started","activityInstanceId":"78e27a6d1354-1","parentActivityInstanceId":"78e27a6d1354-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '4bd8d79926e41bee713873075d2bd91c35d017235dc70ee9a11027020b02397a');
INSERT INTO public.journal_lines VALUES ('01a22bd9-8006-7e9f-b67a-3af4952c0ea6', 0, '{"timestamp":"2026-11-30T09:46:44.102144+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', 'be83a20774a340168e32c21e746dfb2e');
INSERT INTO public.runs VALUES ('01a22bd9-7b2c-7006-83e5-841066807952', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"841066807952-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:42.914997+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"841066807952-1","nodeId":"Workflow1:seq","parentId":"841066807952-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:42.915114+00:00","scheduledBy":"841066807952-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"841066807952-4","activity":{"executionId":"841066807952-3","nodeId":"Workflow1:seq:hold-on","frameId":"841066807952-1","attempt":1,"startedAt":"2026-11-30T09:46:42.921415+00:00","scheduledBy":"841066807952-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T09:46:42.922101+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"60c533c947e71f33bb809fc5b5846359769f2f3c3e425efdda584b5fe15bd799","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-30 09:46:42.860482+00', '2026-11-30 09:46:42.92402+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7a35-721e-b675-7b32066532b4', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"7b32066532b4-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:42.76148+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"7b32066532b4-1","nodeId":"Workflow1:seq","parentId":"7b32066532b4-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:42.777807+00:00","scheduledBy":"7b32066532b4-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"7b32066532b4-4","activity":{"executionId":"7b32066532b4-3","nodeId":"Workflow1:seq:night","frameId":"7b32066532b4-1","attempt":1,"startedAt":"2026-11-30T09:46:42.825404+00:00","scheduledBy":"7b32066532b4-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T10:46:42.82592+00:00","createdAt":"2026-11-30T09:46:42.827355+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"25c868848097de58d17b03877f5c89ec3af3b5e53da7b957e53a719052a95ef6","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-30 10:46:42.82592+00', 0, '[]', '2026-11-30 09:46:42.613879+00', '2026-11-30 09:46:42.837448+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7b7f-71a8-b21a-122e81d3c80b', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"122e81d3c80b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:42.989021+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"122e81d3c80b-1","nodeId":"Workflow1:flow","parentId":"122e81d3c80b-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-30T09:46:42.989139+00:00","scheduledBy":"122e81d3c80b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"122e81d3c80b-5","activity":{"executionId":"122e81d3c80b-3","nodeId":"Workflow1:flow:left","frameId":"122e81d3c80b-1","attempt":1,"startedAt":"2026-11-30T09:46:43.006154+00:00","scheduledBy":"122e81d3c80b-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T09:46:43.006426+00:00"},{"id":"122e81d3c80b-6","activity":{"executionId":"122e81d3c80b-4","nodeId":"Workflow1:flow:right","frameId":"122e81d3c80b-1","attempt":1,"startedAt":"2026-11-30T09:46:43.012855+00:00","scheduledBy":"122e81d3c80b-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-30T09:46:43.013102+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"035e5606f8ca08152ea302ff51063e5a35d570c4068221ec5518021ad1144bc2","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-30 09:46:42.943498+00', '2026-11-30 09:46:43.019606+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7beb-7519-b715-486a4ea611c8', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"486a4ea611c8-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.075626+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"486a4ea611c8-1","nodeId":"Workflow1:seq","parentId":"486a4ea611c8-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.075745+00:00","scheduledBy":"486a4ea611c8-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"486a4ea611c8-3","nodeId":"Workflow1:seq:look","frameId":"486a4ea611c8-1","attempt":2,"notBefore":"2026-11-30T10:46:43.085643+00:00","startedAt":"2026-11-30T09:46:43.077516+00:00","scheduledBy":"486a4ea611c8-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"f9916f1c1e3140da568f22b53a3a71ef10bcb26d66940ccace64fd1617f07e2a","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-30 10:46:43.085643+00', 0, '[]', '2026-11-30 09:46:43.051148+00', '2026-11-30 09:46:43.088492+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7c1d-7876-8f99-b603a26ae5dc', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"b603a26ae5dc-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.158174+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"b603a26ae5dc-1","nodeId":"Workflow1:seq","parentId":"b603a26ae5dc-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.158275+00:00","scheduledBy":"b603a26ae5dc-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"b603a26ae5dc-4","activity":{"executionId":"b603a26ae5dc-3","nodeId":"Workflow1:seq:look","frameId":"b603a26ae5dc-1","attempt":1,"startedAt":"2026-11-30T09:46:43.159683+00:00","scheduledBy":"b603a26ae5dc-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T09:46:43.162747+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"0ed22fec9e3d81ff0753168116634a161068242c02630a6f596ddb8003491b09","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-30 09:46:43.101284+00', '2026-11-30 09:46:43.167409+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7c70-72be-82c9-49b2d2144671', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"49b2d2144671-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.235548+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"49b2d2144671-1","nodeId":"Workflow1:seq","parentId":"49b2d2144671-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.235697+00:00","scheduledBy":"49b2d2144671-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"49b2d2144671-4","activity":{"executionId":"49b2d2144671-3","nodeId":"Workflow1:seq:look","frameId":"49b2d2144671-1","attempt":1,"startedAt":"2026-11-30T09:46:43.238134+00:00","scheduledBy":"49b2d2144671-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T09:46:43.243966+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"9d95e0fd2771ab7f5ee781378f140d0ae9f4d20dc3107896d56d36ed34e3b0ed","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-30 09:46:43.184401+00', '2026-11-30 09:46:43.247301+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7cc3-7806-a2fb-19666adacf66', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"19666adacf66-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.30784+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"19666adacf66-1","nodeId":"Workflow1:seq","parentId":"19666adacf66-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.308027+00:00","scheduledBy":"19666adacf66-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"19666adacf66-4","activity":{"executionId":"19666adacf66-3","nodeId":"Workflow1:seq:night","frameId":"19666adacf66-1","attempt":1,"startedAt":"2026-11-30T09:46:43.310666+00:00","scheduledBy":"19666adacf66-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T10:46:43.310756+00:00","createdAt":"2026-11-30T09:46:43.310766+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-30T09:46:43.375901+00:00"},"nextLine":12,"lastLineHash":"b98715a42ac24ebb613d2aed89cd5eb4b96b8dfd431c1c163376c63d0ba0dbb7","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-30 09:46:43.267735+00', '2026-11-30 09:46:43.37924+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7d49-74ae-aa1a-5048e6a47ae6', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"5048e6a47ae6-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.440616+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"5048e6a47ae6-1","nodeId":"Workflow1:seq","parentId":"5048e6a47ae6-0","variables":{},"index":3,"startedAt":"2026-11-30T09:46:43.440727+00:00","scheduledBy":"5048e6a47ae6-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"5048e6a47ae6-5","activity":{"executionId":"5048e6a47ae6-4","nodeId":"Workflow1:seq:look","frameId":"5048e6a47ae6-1","attempt":1,"startedAt":"2026-11-30T09:46:43.471509+00:00","scheduledBy":"5048e6a47ae6-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T09:46:43.473226+00:00"}],"openKeys":[{"key":"member:a","openedBy":"5048e6a47ae6-3","at":"2026-11-30T09:46:43.460848+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"16a424c1454b3d3f2981aeb6859833c88f6be332b9815b754e29e923391e148f","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-30 09:46:43.401152+00', '2026-11-30 09:46:43.473889+00', '2026-11-30 09:46:43.473889+00');
INSERT INTO public.runs VALUES ('01a22bd9-7da4-7513-b7ab-a60066221bec', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"a60066221bec-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.531849+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"a60066221bec-1","nodeId":"Workflow1:seq","parentId":"a60066221bec-0","variables":{},"index":3,"startedAt":"2026-11-30T09:46:43.53197+00:00","scheduledBy":"a60066221bec-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"a60066221bec-3","at":"2026-11-30T09:46:43.536098+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-30T09:46:43.598254+00:00"},"nextLine":16,"lastLineHash":"b0bdc341fdcd3b4726c72f919e8502db4605f99ef8beebcdacd8c6d325e3158c","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-30 09:46:43.492601+00', '2026-11-30 09:46:43.602395+00', '2026-11-30 09:46:43.602395+00');
INSERT INTO public.runs VALUES ('01a22bd9-7ee6-7d33-abd5-78f5df285ff0', 12, 'kept-caller', 1, '[{"definitionId":"kept-called","version":1}]', '{"format":1,"frames":[{"id":"78f5df285ff0-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.850642+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"78f5df285ff0-1","nodeId":"Workflow1:seq","parentId":"78f5df285ff0-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.850768+00:00","scheduledBy":"78f5df285ff0-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"78f5df285ff0-3","nodeId":"Workflow1:seq:call","parentId":"78f5df285ff0-1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.853181+00:00","scheduledBy":"78f5df285ff0-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"78f5df285ff0-4","nodeId":"Workflow1","parentId":"78f5df285ff0-3","definition":{"definitionId":"kept-called","version":1},"input":{},"outputs":{},"variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.855678+00:00","scheduledBy":"78f5df285ff0-3","scheduledByActivity":"call","depth":3,"faultCount":0,"pauseAfter":false},{"id":"78f5df285ff0-5","nodeId":"Workflow1:seq","parentId":"78f5df285ff0-4","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.859063+00:00","scheduledBy":"78f5df285ff0-4","scheduledByActivity":"Workflow1","depth":4,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"78f5df285ff0-8","activity":{"executionId":"78f5df285ff0-7","nodeId":"Workflow1:seq:hold-on","frameId":"78f5df285ff0-5","attempt":1,"startedAt":"2026-11-30T09:46:43.860534+00:00","scheduledBy":"78f5df285ff0-6","scheduledByActivity":"write-called","inputs":{"EventName":"answer"},"answer":{}},"name":"Test.Wait","eventName":"answer","createdAt":"2026-11-30T09:46:43.860622+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"8b82182c8d6c5aca999c06a1e55636935363ef599e9ad59be0ebb8a3fe213d6b","nextId":9}', '{}', NULL, NULL, 'waits within a workflow that it calls', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 27, NULL, 0, '[]', '2026-11-30 09:46:43.81459+00', '2026-11-30 09:46:43.861796+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7f26-76c9-b48a-909e9d85e84b', 13, 'kept-loop', 1, '[]', '{"format":1,"frames":[{"id":"909e9d85e84b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.915035+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"909e9d85e84b-1","nodeId":"Workflow1:seq","parentId":"909e9d85e84b-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:43.915164+00:00","scheduledBy":"909e9d85e84b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"909e9d85e84b-3","nodeId":"Workflow1:seq:each","parentId":"909e9d85e84b-1","variables":{"CurrentIndex":1,"CurrentValue":2},"index":2,"items":[1,2],"startedAt":"2026-11-30T09:46:43.916799+00:00","scheduledBy":"909e9d85e84b-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"909e9d85e84b-8","nodeId":"Workflow1:seq:each:round","parentId":"909e9d85e84b-3","variables":{},"index":1,"startedAt":"2026-11-30T09:46:43.998782+00:00","scheduledBy":"909e9d85e84b-4","scheduledByActivity":"round","depth":3,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"909e9d85e84b-a","activity":{"executionId":"909e9d85e84b-9","nodeId":"Workflow1:seq:each:round:hold-on","frameId":"909e9d85e84b-8","attempt":1,"startedAt":"2026-11-30T09:46:44.002757+00:00","scheduledBy":"909e9d85e84b-8","scheduledByActivity":"round","inputs":{"EventName":"next"},"answer":{}},"name":"Test.Wait","eventName":"next","createdAt":"2026-11-30T09:46:44.003033+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{"each":{"CurrentValue":2},"hold-on":{"Result":null}},"lastResult":null,"pendingEvents":[],"nextLine":21,"lastLineHash":"65ea832ea0227719cc8d1ba2b16a6f62e08833fe8cc519960159283d87e11900","nextId":11}', '{}', NULL, NULL, 'in the second round of a loop', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 31, NULL, 1, '[]', '2026-11-30 09:46:43.878394+00', '2026-11-30 09:46:44.004848+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7e1e-728f-a86b-c50d9a3e54f7', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"c50d9a3e54f7-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.664302+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c50d9a3e54f7-1","nodeId":"Workflow1:seq","parentId":"c50d9a3e54f7-0","variables":{},"index":3,"startedAt":"2026-11-30T09:46:43.664411+00:00","scheduledBy":"c50d9a3e54f7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"c50d9a3e54f7-5","activity":{"executionId":"c50d9a3e54f7-4","nodeId":"Workflow1:seq:hold-on","frameId":"c50d9a3e54f7-1","attempt":1,"startedAt":"2026-11-30T09:46:43.670593+00:00","scheduledBy":"c50d9a3e54f7-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T09:46:43.670726+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"c50d9a3e54f7-3","at":"2026-11-30T09:46:43.66977+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"9838ded8a59dff2ebd4eb97739ff547da87a0dce2b47c255f348ade26740227c","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-30 09:46:44.104911+00', 1, '["cluster:h"]', '2026-11-30 09:46:43.614403+00', '2026-11-30 09:46:43.671663+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7e60-7ede-b5bd-9af95076e585', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"9af95076e585-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.726906+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"9af95076e585-1","nodeId":"Workflow1:flow","parentId":"9af95076e585-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-30T09:46:43.727016+00:00","scheduledBy":"9af95076e585-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"9af95076e585-5","nodeId":"Workflow1","parentId":"9af95076e585-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-30T09:46:43.78921+00:00","scheduledBy":"9af95076e585-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"9af95076e585-6","nodeId":"Workflow1:seq","parentId":"9af95076e585-5","variables":{},"index":1,"startedAt":"2026-11-30T09:46:43.791701+00:00","scheduledBy":"9af95076e585-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"9af95076e585-8","activity":{"executionId":"9af95076e585-7","nodeId":"Workflow1:seq:hold-on","frameId":"9af95076e585-6","attempt":1,"startedAt":"2026-11-30T09:46:43.793403+00:00","scheduledBy":"9af95076e585-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-30T09:46:43.793629+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"f63fe081f9a8eb24183ad3366d9957164674c4bc9e6628fe801d422c8766ccd0","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-30 09:46:43.680106+00', '2026-11-30 09:46:43.794858+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7f71-7b59-98a7-5d296522da16', 14, 'kept-asked', 1, '[]', '{"format":1,"frames":[{"id":"5d296522da16-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:44.008356+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"5d296522da16-1","nodeId":"Workflow1:seq","parentId":"5d296522da16-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:44.00847+00:00","scheduledBy":"5d296522da16-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"5d296522da16-3","nodeId":"Workflow1:seq:look","frameId":"5d296522da16-1","attempt":1,"notBefore":"2026-11-30T09:46:46.01565+00:00","asked":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."},"startedAt":"2026-11-30T09:46:44.011792+00:00","scheduledBy":"5d296522da16-2","scheduledByActivity":"write-begun","inputs":{"Target":"asked","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"d2231f2da05e9be07f861dc163a19f02de6155edd575c1a382412deb0c95e61e","nextId":4}', '{}', NULL, NULL, 'a person was asked', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 0, 'look', NULL, NULL, 32, '2026-11-30 09:46:46.01565+00', 0, '[]', '2026-11-30 09:46:43.953506+00', '2026-11-30 09:46:44.017254+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-7fc8-7969-8638-78e27a6d1354', 15, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"78e27a6d1354-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T09:46:44.072472+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"78e27a6d1354-1","nodeId":"Workflow1:seq","parentId":"78e27a6d1354-0","variables":{},"index":2,"startedAt":"2026-11-30T09:46:44.072612+00:00","scheduledBy":"78e27a6d1354-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"78e27a6d1354-3","nodeId":"Workflow1:seq:act","frameId":"78e27a6d1354-1","attempt":1,"startedAt":"2026-11-30T09:46:44.076894+00:00","scheduledBy":"78e27a6d1354-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"78e27a6d1354-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-30T09:46:44.07706+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"9b84c367975f9905efc62ed409e6e7d242defa3d77cf8379bfd1e43588ca2099","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 34, '2026-11-30 09:46:44.078593+00', 0, '[]', '2026-11-30 09:46:44.040073+00', '2026-11-30 09:46:44.078593+00', NULL);
INSERT INTO public.runs VALUES ('01a22bd9-8006-7e9f-b67a-3af4952c0ea6', 16, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"5f14a6b311ead9a347cdc0548eeeeb189ff7182a316f693ecc24eb0afb0e0481","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 35, '2026-11-30 09:46:44.102144+00', 0, '[]', '2026-11-30 09:46:44.102144+00', NULL, NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-7b77-9a0a-ab23fe05b4f5', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL);
ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY public.access_tokens
    ADD CONSTRAINT "PK_access_tokens" PRIMARY KEY (id);
ALTER TABLE ONLY public.backups
    ADD CONSTRAINT "PK_backups" PRIMARY KEY (id);
ALTER TABLE ONLY public.clusters
    ADD CONSTRAINT "PK_clusters" PRIMARY KEY (name);
ALTER TABLE ONLY public.counters
    ADD CONSTRAINT "PK_counters" PRIMARY KEY (name);
ALTER TABLE ONLY public.definitions
    ADD CONSTRAINT "PK_definitions" PRIMARY KEY (id);
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
CREATE UNIQUE INDEX "IX_definitions_definition_id_version" ON public.definitions USING btree (definition_id, version);
CREATE INDEX "IX_holds_run_id" ON public.holds USING btree (run_id);
CREATE UNIQUE INDEX "IX_inbox_messages_run_id_sequence" ON public.inbox_messages USING btree (run_id, sequence);
CREATE INDEX "IX_inbox_messages_waiting" ON public.inbox_messages USING btree (run_id) WHERE (consumed_at IS NULL);
CREATE INDEX "IX_runs_due_at" ON public.runs USING btree (due_at) WHERE (status = 'Running'::text);
CREATE UNIQUE INDEX "IX_runs_idempotency_key" ON public.runs USING btree (idempotency_key);
CREATE UNIQUE INDEX "IX_runs_number" ON public.runs USING btree (number);
CREATE INDEX "IX_runs_subject_number" ON public.runs USING btree (subject, number);
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
ALTER TABLE ONLY public.executions
    ADD CONSTRAINT "FK_executions_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT "FK_holds_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.inbox_messages
    ADD CONSTRAINT "FK_inbox_messages_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.journal_lines
    ADD CONSTRAINT "FK_journal_lines_runs_run_id" FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;
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
