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
INSERT INTO public.backups VALUES ('b2-m1', 'kept-2', '01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '1', 'm1', '3.3.25', 7, 4096, 'ab', '/vault/kept/cd-b2-m1.v2.tar.gz', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, '7 keys', 'V2Data', 'b2', 2, '3.4.23');
INSERT INTO public.backups VALUES ('b1', 'kept', '01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1', 'Snapshot', 'b1', 1, NULL);
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
INSERT INTO public.executions VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', '6e9ba73e8be1-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.555348+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', '6e9ba73e8be1-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.576832+00', NULL, false, 'Running', 0, 1, '6e9ba73e8be1-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', '6e9ba73e8be1-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.645421+00', '2026-11-30 05:20:04.661691+00', false, 'Completed', 0, 1, '6e9ba73e8be1-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', '6e9ba73e8be1-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.662911+00', NULL, true, 'Running', 0, 1, '6e9ba73e8be1-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 'c2b894ad684e-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.754099+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 'c2b894ad684e-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.754234+00', NULL, false, 'Running', 0, 1, 'c2b894ad684e-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 'c2b894ad684e-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.765788+00', '2026-11-30 05:20:04.766232+00', false, 'Completed', 0, 1, 'c2b894ad684e-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 'c2b894ad684e-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.766358+00', NULL, true, 'Running', 0, 1, 'c2b894ad684e-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 'a713c7ef2b9f-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.835349+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 'a713c7ef2b9f-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.835459+00', NULL, false, 'Running', 0, 1, 'a713c7ef2b9f-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 'a713c7ef2b9f-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.84548+00', '2026-11-30 05:20:04.845826+00', false, 'Completed', 0, 1, 'a713c7ef2b9f-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 'a713c7ef2b9f-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.852259+00', NULL, true, 'Running', 0, 1, 'a713c7ef2b9f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 'a713c7ef2b9f-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.873114+00', NULL, true, 'Running', 0, 1, 'a713c7ef2b9f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 'ea3959951185-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.93563+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 'ea3959951185-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.935747+00', NULL, false, 'Running', 0, 1, 'ea3959951185-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 'ea3959951185-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.938992+00', '2026-11-30 05:20:04.939227+00', false, 'Completed', 0, 1, 'ea3959951185-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 'ea3959951185-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:04.939281+00', NULL, false, 'Running', 0, 1, 'ea3959951185-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 'cb1e6a1c01b7-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.017115+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 'cb1e6a1c01b7-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.017228+00', NULL, false, 'Running', 0, 1, 'cb1e6a1c01b7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 'cb1e6a1c01b7-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.019213+00', '2026-11-30 05:20:05.019479+00', false, 'Completed', 0, 1, 'cb1e6a1c01b7-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 'cb1e6a1c01b7-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 05:20:05.019534+00', NULL, false, 'Faulted', 1, 1, 'cb1e6a1c01b7-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', '42abe45515b1-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.094654+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', '42abe45515b1-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.09478+00', NULL, false, 'Running', 0, 1, '42abe45515b1-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', '42abe45515b1-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.096466+00', '2026-11-30 05:20:05.096643+00', false, 'Completed', 0, 1, '42abe45515b1-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', '42abe45515b1-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 05:20:05.096687+00', NULL, false, 'Faulted', 1, 1, '42abe45515b1-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '874a3b7960c7-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.15444+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '874a3b7960c7-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.154587+00', NULL, false, 'Running', 0, 1, '874a3b7960c7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '874a3b7960c7-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.156811+00', '2026-11-30 05:20:05.157075+00', false, 'Completed', 0, 1, '874a3b7960c7-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', '874a3b7960c7-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.157129+00', NULL, true, 'Running', 0, 1, '874a3b7960c7-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 'f314b8dde0da-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.287218+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 'f314b8dde0da-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.287335+00', NULL, false, 'Running', 0, 1, 'f314b8dde0da-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 'f314b8dde0da-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.295025+00', '2026-11-30 05:20:05.295391+00', false, 'Completed', 0, 1, 'f314b8dde0da-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 'f314b8dde0da-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-30 05:20:05.29546+00', '2026-11-30 05:20:05.331292+00', false, 'Completed', 0, 1, 'f314b8dde0da-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 'f314b8dde0da-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 05:20:05.339872+00', NULL, false, 'Faulted', 1, 1, 'f314b8dde0da-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', '1ea22356287f-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.421243+00', '2026-11-30 05:20:05.42147+00', false, 'Completed', 0, 1, '1ea22356287f-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', '1ea22356287f-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-30 05:20:05.421524+00', '2026-11-30 05:20:05.424405+00', false, 'Completed', 0, 1, '1ea22356287f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', '1ea22356287f-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.419567+00', '2026-11-30 05:20:05.494901+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', '1ea22356287f-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.419674+00', '2026-11-30 05:20:05.494906+00', false, 'Canceled', 0, 1, '1ea22356287f-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', '1ea22356287f-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.425557+00', '2026-11-30 05:20:05.49471+00', false, 'Canceled', 0, 1, '1ea22356287f-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', '10ecc2d4b80b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.557107+00', '2026-11-30 05:20:05.557384+00', false, 'Completed', 0, 1, '10ecc2d4b80b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', '10ecc2d4b80b-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-30 05:20:05.557458+00', '2026-11-30 05:20:05.560371+00', false, 'Completed', 0, 1, '10ecc2d4b80b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.622151+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.622289+00', NULL, false, 'Running', 0, 1, 'ddc1599839c7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.695521+00', NULL, false, 'Running', 0, 1, 'ddc1599839c7-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.698032+00', NULL, true, 'Running', 0, 1, 'ddc1599839c7-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.762245+00', '2026-11-30 05:20:05.762507+00', false, 'Completed', 0, 1, '9364e5faf395-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-3', 'call', 'Workflow1:seq:call', 'Elsa.ExecuteWorkflow', 0, 'call', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.762599+00', NULL, false, 'Running', 0, 1, '9364e5faf395-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-4', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-called', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.764552+00', NULL, false, 'Running', 0, 1, '9364e5faf395-3', 'call', 3);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-6', 'write-called', 'Workflow1:seq:write-called', 'Elsa.WriteLine', 0, 'write-called', '{"Text":"called"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.770358+00', '2026-11-30 05:20:05.77062+00', false, 'Completed', 0, 1, '9364e5faf395-5', 'seq', 5);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"answer"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.770696+00', NULL, true, 'Running', 0, 1, '9364e5faf395-6', 'write-called', 5);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-loop', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.835285+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.83543+00', NULL, false, 'Running', 0, 1, '5ed5c2a7a2f8-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-7', 'write-in a round', 'Workflow1:seq:each:round:write-in a round', 'Elsa.WriteLine', 0, 'write-in a round', '{"Text":"in a round"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.914857+00', '2026-11-30 05:20:05.915256+00', false, 'Completed', 0, 1, '5ed5c2a7a2f8-5', 'hold-on', 4);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-4', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.844689+00', '2026-11-30 05:20:05.916322+00', false, 'Completed', 0, 1, '5ed5c2a7a2f8-3', 'each', 3);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-8', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.917125+00', NULL, false, 'Running', 0, 1, '5ed5c2a7a2f8-4', 'round', 3);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-9', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.920366+00', NULL, true, 'Running', 0, 1, '5ed5c2a7a2f8-8', 'round', 4);
INSERT INTO public.executions VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', '38d9743a4c92-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-asked', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.925992+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', '38d9743a4c92-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.926109+00', NULL, false, 'Running', 0, 1, '38d9743a4c92-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 'f3f7981fd25b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.989551+00', '2026-11-30 05:20:05.990211+00', false, 'Completed', 0, 1, 'f3f7981fd25b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 'f3f7981fd25b-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.990291+00', NULL, false, 'Running', 0, 1, 'f3f7981fd25b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', '10ecc2d4b80b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.554617+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', '10ecc2d4b80b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.554763+00', NULL, false, 'Running', 0, 1, '10ecc2d4b80b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', '10ecc2d4b80b-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.561624+00', NULL, true, 'Running', 0, 1, '10ecc2d4b80b-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.625083+00', '2026-11-30 05:20:05.625373+00', false, 'Completed', 0, 1, 'ddc1599839c7-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.625489+00', '2026-11-30 05:20:05.691821+00', false, 'Canceled', 0, 1, 'ddc1599839c7-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 'ddc1599839c7-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.691914+00', NULL, false, 'Running', 0, 1, 'ddc1599839c7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-caller', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.758499+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.758668+00', NULL, false, 'Running', 0, 1, '9364e5faf395-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', '9364e5faf395-5', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.768055+00', NULL, false, 'Running', 0, 1, '9364e5faf395-4', 'Workflow1', 4);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.837186+00', '2026-11-30 05:20:05.837406+00', false, 'Completed', 0, 1, '5ed5c2a7a2f8-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-3', 'each', 'Workflow1:seq:each', 'Elsa.ForEach', 0, 'each', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.837481+00', NULL, false, 'Running', 0, 1, '5ed5c2a7a2f8-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', '5ed5c2a7a2f8-5', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', '{"Result":null}', NULL, NULL, NULL, '2026-11-30 05:20:05.849642+00', '2026-11-30 05:20:05.912102+00', false, 'Completed', 0, 1, '5ed5c2a7a2f8-4', 'round', 4);
INSERT INTO public.executions VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', '38d9743a4c92-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.927589+00', '2026-11-30 05:20:05.927832+00', false, 'Completed', 0, 1, '38d9743a4c92-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', '38d9743a4c92-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"asked","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.927894+00', NULL, false, 'Running', 0, 1, '38d9743a4c92-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 'f3f7981fd25b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.98763+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 'f3f7981fd25b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 05:20:05.987756+00', NULL, false, 'Running', 0, 1, 'f3f7981fd25b-0', 'Workflow1', 1);
INSERT INTO public.holds VALUES ('cluster:f', '01a22ae5-6082-7696-8c24-f314b8dde0da', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a22ae5-6107-737c-9b2a-1ea22356287f', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a22ae5-618e-73be-94d9-10ecc2d4b80b', 22, false);
INSERT INTO public.inbox_messages VALUES ('f59eab17-3775-45d8-8523-4952a5d886fc', '01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-30 05:20:05.16484+00', '2026-11-30 05:20:05.225104+00');
INSERT INTO public.inbox_messages VALUES ('c284739b-d6a9-45e9-9de5-c8a526064383', '01a22ae5-6107-737c-9b2a-1ea22356287f', 1, 'cancel', '{"now":true}', 'anna', '2026-11-30 05:20:05.446905+00', '2026-11-30 05:20:05.488192+00');
INSERT INTO public.inbox_messages VALUES ('876b12ee-316f-4ae4-b49a-3788eae8ae21', '01a22ae5-61d2-711d-acb1-ddc1599839c7', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-30 05:20:05.641736+00', '2026-11-30 05:20:05.692201+00');
INSERT INTO public.inbox_messages VALUES ('35a0ed29-7fc5-428a-8036-8c4b8de55e14', '01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 1, 'event', '{"name":"next"}', 'anna', '2026-11-30 05:20:05.865505+00', '2026-11-30 05:20:05.908777+00');
INSERT INTO public.inbox_messages VALUES ('f31fb27b-2cab-49a1-adb9-f69db2e3ab52', '01a22ae5-618e-73be-94d9-10ecc2d4b80b', 1, 'event', '{"name":"go"}', 'anna', '2026-11-30 05:20:06.012424+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 0, '{"timestamp":"2026-11-30T05:20:04.359187+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 1, '{"timestamp":"2026-11-30T05:20:04.551871+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', 'a95baec64c0990dc9c2ab89dc27d759fb16670c3e2e7f1a112f77ddf2ca4a815');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 2, '{"timestamp":"2026-11-30T05:20:04.56343+00:00","eventName":"Started","activityInstanceId":"6e9ba73e8be1-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', 'b6a5f8692a9a24a9787a82e8d8dab615d83f9834e7927c0280ef98baa86e8114');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 3, '{"timestamp":"2026-11-30T05:20:04.587495+00:00","eventName":"Started","activityInstanceId":"6e9ba73e8be1-1","parentActivityInstanceId":"6e9ba73e8be1-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7eb58172ec894efa2b33c638535cdd8b66eec2f39a856d37537ee0fc7dd94cf5');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 4, '{"timestamp":"2026-11-30T05:20:04.651678+00:00","eventName":"Started","activityInstanceId":"6e9ba73e8be1-2","parentActivityInstanceId":"6e9ba73e8be1-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '818227ace9bb47a66199458d4bfb802ee081ea4f72537fac9101feceaf4f2ffb');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 5, '{"timestamp":"2026-11-30T05:20:04.656834+00:00","eventName":"Output","message":"begun","activityInstanceId":"6e9ba73e8be1-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '42344eafc66f8b5f64e0414f94a99f1c8f4be3993aa83d1d1edb4cf9e6189d51');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 6, '{"timestamp":"2026-11-30T05:20:04.661763+00:00","eventName":"Completed","activityInstanceId":"6e9ba73e8be1-2","parentActivityInstanceId":"6e9ba73e8be1-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'aa15ebdab7c4e7dd58a83573d462bb5b352b3495365bca35f03694d9c57bf670');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 7, '{"timestamp":"2026-11-30T05:20:04.663301+00:00","eventName":"Started","activityInstanceId":"6e9ba73e8be1-3","parentActivityInstanceId":"6e9ba73e8be1-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '23d0f2d7ccb6b51120392d56ac728a058f4325798e971b7d3b3fc42b48fa2041');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 8, '{"timestamp":"2026-11-30T05:20:04.667707+00:00","eventName":"Suspended","message":"until 2026-11-30 06:20:04Z","activityInstanceId":"6e9ba73e8be1-3","parentActivityInstanceId":"6e9ba73e8be1-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '04b6f5101f33811dc4e72653fcb6932d09691625e7374b21baef0a8d0556d2c4');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 0, '{"timestamp":"2026-11-30T05:20:04.703381+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 1, '{"timestamp":"2026-11-30T05:20:04.753825+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', '1c7d3436c5761e784999a1255a4515b43b17517f496e8e8b00dd3e5cbdb75c35');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 2, '{"timestamp":"2026-11-30T05:20:04.754128+00:00","eventName":"Started","activityInstanceId":"c2b894ad684e-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', '431972addc7cb1536e40243fb566ed43e519b12adb4420811984db9947a95f64');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 3, '{"timestamp":"2026-11-30T05:20:04.754293+00:00","eventName":"Started","activityInstanceId":"c2b894ad684e-1","parentActivityInstanceId":"c2b894ad684e-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '486b5da30541d50c9e229c89459b06544e42c032c0c6f485d88ef06f55a269bd');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 4, '{"timestamp":"2026-11-30T05:20:04.766127+00:00","eventName":"Started","activityInstanceId":"c2b894ad684e-2","parentActivityInstanceId":"c2b894ad684e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5d394b960370257bc60e601e80dac46be5b7141dcb50de43034724e607346508');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 5, '{"timestamp":"2026-11-30T05:20:04.766206+00:00","eventName":"Output","message":"begun","activityInstanceId":"c2b894ad684e-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'db80cc0cc08998f3209d85eff53ccf68893fdef1d750eacbca351c191464e717');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 6, '{"timestamp":"2026-11-30T05:20:04.766254+00:00","eventName":"Completed","activityInstanceId":"c2b894ad684e-2","parentActivityInstanceId":"c2b894ad684e-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'bf791575c3c9718ae4eec95c15362e995483f57abd66a33ee02dd5b1227c427b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 7, '{"timestamp":"2026-11-30T05:20:04.766394+00:00","eventName":"Started","activityInstanceId":"c2b894ad684e-3","parentActivityInstanceId":"c2b894ad684e-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'dbdee29cbc61989a77501ec675abe260f9c17ba436b227eee634f3da4e19c2b7');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 8, '{"timestamp":"2026-11-30T05:20:04.766798+00:00","eventName":"Suspended","activityInstanceId":"c2b894ad684e-3","parentActivityInstanceId":"c2b894ad684e-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'd26457d8cf586e22851bed0882016149cb3d5617a8c2eaefa1612d8c151f6887');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 0, '{"timestamp":"2026-11-30T05:20:04.810351+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 1, '{"timestamp":"2026-11-30T05:20:04.835257+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', '327059aa86ffadbdb4bf8849bbccb150ccfb876d437cf004fad803cb8d264bb5');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 2, '{"timestamp":"2026-11-30T05:20:04.835369+00:00","eventName":"Started","activityInstanceId":"a713c7ef2b9f-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', '570730f483ec0233ce26d65aa181e5c228e04ff9f2061ce14986dd162299aadd');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 3, '{"timestamp":"2026-11-30T05:20:04.835514+00:00","eventName":"Started","activityInstanceId":"a713c7ef2b9f-1","parentActivityInstanceId":"a713c7ef2b9f-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'd6af134f6052702ec8b711580bd7496734e8cde67578dd78f2caae3af1801867');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 4, '{"timestamp":"2026-11-30T05:20:04.845687+00:00","eventName":"Started","activityInstanceId":"a713c7ef2b9f-2","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '347bac3abb03f76d5bc6069b85aacd5ad464124482246136c92e3c9ef4c857ce');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 5, '{"timestamp":"2026-11-30T05:20:04.845796+00:00","eventName":"Output","message":"begun","activityInstanceId":"a713c7ef2b9f-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'a8434553c38c1823b2cbce9352d9dde10502bc6faa5dbb04e716c30e86901dac');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 6, '{"timestamp":"2026-11-30T05:20:04.845828+00:00","eventName":"Completed","activityInstanceId":"a713c7ef2b9f-2","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '7f8de6344cf6a2b01a750606273776b73720ee0b5b1e21f17b4ba603cde34294');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 7, '{"timestamp":"2026-11-30T05:20:04.852452+00:00","eventName":"Started","activityInstanceId":"a713c7ef2b9f-3","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '8065c90835b2faeb4576fb3031da097793c71e033c36a125ca12c3e55bdc8f16');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 8, '{"timestamp":"2026-11-30T05:20:04.852535+00:00","eventName":"Suspended","activityInstanceId":"a713c7ef2b9f-3","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', 'a184f3b0fe3cb7175625bf8080fc1b929f7ab77d4846c57ac203a4e6280f496f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 1, '{"timestamp":"2026-11-30T05:20:04.935527+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '825f9ed9fa2beec1d8f5d94bbc1a75bc26ecb66dec609041f2872ff5dd8e77c7');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 2, '{"timestamp":"2026-11-30T05:20:04.935651+00:00","eventName":"Started","activityInstanceId":"ea3959951185-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', '1a62e672486a7afeb55a8da64f1c022edc8ec4b215c966c238eaa339b8b4cbfc');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 3, '{"timestamp":"2026-11-30T05:20:04.935844+00:00","eventName":"Started","activityInstanceId":"ea3959951185-1","parentActivityInstanceId":"ea3959951185-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '08f4f208fdd914597b24ce6082cdbd0ade2ec79c1d5eb22987b79d0b2b35a0c5');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 8, '{"timestamp":"2026-11-30T05:20:04.946477+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"ea3959951185-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '8bc2f3680b555c36fa817ae84251563cfac350a4a8d5d39daf495e48906d3b9b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 9, '{"timestamp":"2026-11-30T05:20:04.948832+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', '01b8bbb024573f887a5b15682e372054ad4b4781ea6517a8f7fb8f2864fb9a62');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 0, '{"timestamp":"2026-11-30T05:20:04.990912+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 1, '{"timestamp":"2026-11-30T05:20:05.017018+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', '44572cfb8613126d180ee88a02d39127ed095ea7b7b0937f5b8257e528fa070d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 2, '{"timestamp":"2026-11-30T05:20:05.017135+00:00","eventName":"Started","activityInstanceId":"cb1e6a1c01b7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '0bb7add33f39ba928208ffaf0a76d338d125c753f88e88c3cd2133a80dccc077');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 3, '{"timestamp":"2026-11-30T05:20:05.017281+00:00","eventName":"Started","activityInstanceId":"cb1e6a1c01b7-1","parentActivityInstanceId":"cb1e6a1c01b7-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7ba8d121d2d1829abb7e8dcaf63b9bfdf7b540c32a36a512a560172772789854');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 8, '{"timestamp":"2026-11-30T05:20:05.021985+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"cb1e6a1c01b7-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '951d148fca3521d745261abc4ab0b56f67db967b87ccf0864d423dfafe367ea6');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 9, '{"timestamp":"2026-11-30T05:20:05.022681+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"cb1e6a1c01b7-3","parentActivityInstanceId":"cb1e6a1c01b7-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '080d46912e027d352e39b74313d576727ebb866d3c6e65e01cd5e5b2fa4ca728');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 10, '{"timestamp":"2026-11-30T05:20:05.022737+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '925ee6a5c75c880fa6bfd89e0a88c29455484cb6deaced98d8de89d8acc46788');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 4, '{"timestamp":"2026-11-30T05:20:05.096584+00:00","eventName":"Started","activityInstanceId":"42abe45515b1-2","parentActivityInstanceId":"42abe45515b1-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c3d11c5bdb4a2164d10be27d472737f0e1a31fb56be926b90a5998989682514f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 5, '{"timestamp":"2026-11-30T05:20:05.096622+00:00","eventName":"Output","message":"begun","activityInstanceId":"42abe45515b1-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'bdec2d02edeef465d207972f4fac4bccf05d2992d26a72fa21efc935c4467a2d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 6, '{"timestamp":"2026-11-30T05:20:05.096644+00:00","eventName":"Completed","activityInstanceId":"42abe45515b1-2","parentActivityInstanceId":"42abe45515b1-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd78c2a77170513ae65e2725f01a85994734f3c78919c32585c20d6f21fbe35dc');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 7, '{"timestamp":"2026-11-30T05:20:05.096712+00:00","eventName":"Started","activityInstanceId":"42abe45515b1-3","parentActivityInstanceId":"42abe45515b1-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '8981d44e14c07a9ee29bd7233083ea70d755597d1b1037e29d76882aa1a71712');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 1, '{"timestamp":"2026-11-30T05:20:05.154311+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', '37b50232ac07bd093d053f6a2319bdfab1474bc4fc7d0be867bc38e392da8fe0');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 9, '{"timestamp":"2026-11-30T05:20:04.87346+00:00","eventName":"Started","activityInstanceId":"a713c7ef2b9f-4","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '3219435d324503b353bfb6b7ffefd448df22f2ff1d363c745ee844af6bf1d594');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 10, '{"timestamp":"2026-11-30T05:20:04.873578+00:00","eventName":"Suspended","activityInstanceId":"a713c7ef2b9f-4","parentActivityInstanceId":"a713c7ef2b9f-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', 'dc3301a8d8b6610fe39863e43627ec8feccd61c489b0484ee2baf64fda04a5fb');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 0, '{"timestamp":"2026-11-30T05:20:04.909113+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 4, '{"timestamp":"2026-11-30T05:20:04.939155+00:00","eventName":"Started","activityInstanceId":"ea3959951185-2","parentActivityInstanceId":"ea3959951185-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '81ca9184c99bf799f4efd36589b67f16f1f0f454483f42238dd7f59bdbdaaa3f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 5, '{"timestamp":"2026-11-30T05:20:04.939204+00:00","eventName":"Output","message":"begun","activityInstanceId":"ea3959951185-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'eb51a19a8a4f569d1e06b789dd227a7b10b1af875dd4094d3d0e269b93919658');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 6, '{"timestamp":"2026-11-30T05:20:04.939228+00:00","eventName":"Completed","activityInstanceId":"ea3959951185-2","parentActivityInstanceId":"ea3959951185-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '77c6046c5f6a33acede83f8ffa5d75992143f2d42cf35cea18a03c8c2d3a7b9b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 7, '{"timestamp":"2026-11-30T05:20:04.939332+00:00","eventName":"Started","activityInstanceId":"ea3959951185-3","parentActivityInstanceId":"ea3959951185-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'c52d1105ec403fd4bf444c5d525fe6a427fd6d69ba8819942739f9cc575dd9af');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 4, '{"timestamp":"2026-11-30T05:20:05.019399+00:00","eventName":"Started","activityInstanceId":"cb1e6a1c01b7-2","parentActivityInstanceId":"cb1e6a1c01b7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '67219c13c11cab6d70a9346885e57f99b886aa7ade139e557b903c4b5fa8b7c5');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 5, '{"timestamp":"2026-11-30T05:20:05.019453+00:00","eventName":"Output","message":"begun","activityInstanceId":"cb1e6a1c01b7-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '6355d8f8b3cea48d9a9c4951d5f2db9bee09c5097d48460845a503fa4b7f0f0f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 6, '{"timestamp":"2026-11-30T05:20:05.01948+00:00","eventName":"Completed","activityInstanceId":"cb1e6a1c01b7-2","parentActivityInstanceId":"cb1e6a1c01b7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9eacc26a3c53f3e6ddb96929b027d86a6e4bf4941348becc10d66ed36c2df928');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 7, '{"timestamp":"2026-11-30T05:20:05.019566+00:00","eventName":"Started","activityInstanceId":"cb1e6a1c01b7-3","parentActivityInstanceId":"cb1e6a1c01b7-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '5c361f5a338c96beb60ef5a0fff611575e0bc2cc42f5e102910131b335f9305a');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 0, '{"timestamp":"2026-11-30T05:20:05.05049+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 1, '{"timestamp":"2026-11-30T05:20:05.094563+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', '2c9ec8d0086582a2ed46d852a6539a26077773bb1b77604388a155ec9a8843a1');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 2, '{"timestamp":"2026-11-30T05:20:05.094674+00:00","eventName":"Started","activityInstanceId":"42abe45515b1-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', 'ce45da9d4ec61c030b476946f2f94a28e525c6737ad056582501fa5b9128404d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 3, '{"timestamp":"2026-11-30T05:20:05.094854+00:00","eventName":"Started","activityInstanceId":"42abe45515b1-1","parentActivityInstanceId":"42abe45515b1-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'dbe29ce72c2b68dee84ae59be0bcc8f6e74396b5765ae0ca255fa36c835d0f88');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 8, '{"timestamp":"2026-11-30T05:20:05.09793+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"42abe45515b1-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'c2b1fea93eff4f2cf49ccf9cad1e300699e6b531e283b97f3c108960ae4473fe');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 9, '{"timestamp":"2026-11-30T05:20:05.098053+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"42abe45515b1-3","parentActivityInstanceId":"42abe45515b1-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '2d96abafbce244387df4640ef201a134be9efed23f639a3dc332140b5e7def6e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 10, '{"timestamp":"2026-11-30T05:20:05.098077+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '753bc70c9b0bd6c2b1b7ca0de5cb764b07fa664fc100e6fa6ce0846c7df3eb79');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 0, '{"timestamp":"2026-11-30T05:20:05.10673+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 4, '{"timestamp":"2026-11-30T05:20:05.157002+00:00","eventName":"Started","activityInstanceId":"874a3b7960c7-2","parentActivityInstanceId":"874a3b7960c7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '82c2cdcd0a70e4948b50c77b77b8a3f110fd5056f9e32c300a56965d93dec391');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 5, '{"timestamp":"2026-11-30T05:20:05.157052+00:00","eventName":"Output","message":"begun","activityInstanceId":"874a3b7960c7-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f5b24d01e132ece80e57e7a708660fa09c6ae005acb7ae88697292f4123b49ef');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 1, '{"timestamp":"2026-11-30T05:20:05.622051+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', '41a701a3d97104fe27c1af3f2ad609de608c667a166417b8a630ce67333601da');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 2, '{"timestamp":"2026-11-30T05:20:05.154477+00:00","eventName":"Started","activityInstanceId":"874a3b7960c7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '35c3f5ed24bba458475763e145fccb9b830ff4bb7079f6b0f9cd4873acdf35f6');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 3, '{"timestamp":"2026-11-30T05:20:05.154679+00:00","eventName":"Started","activityInstanceId":"874a3b7960c7-1","parentActivityInstanceId":"874a3b7960c7-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '1723487671431b8a2ebff3cf995350162dfc46bcf3b99fe369545fcbcba4a63f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 11, '{"timestamp":"2026-11-30T05:20:05.228856+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', '26fb507c4e019f24bf1709c8010136103ef3c9d629b7736acbefd49d8b5f5df7');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 4, '{"timestamp":"2026-11-30T05:20:05.295289+00:00","eventName":"Started","activityInstanceId":"f314b8dde0da-2","parentActivityInstanceId":"f314b8dde0da-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'bfc1d82db239fd09005322e35b07858cfe92e11d3403cbc85e2febc39f2aea55');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 5, '{"timestamp":"2026-11-30T05:20:05.295355+00:00","eventName":"Output","message":"begun","activityInstanceId":"f314b8dde0da-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '952f8e0b8affdecbfb964248b770d50edaf6e86edd2393b2f3deb0c14b9eb469');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 6, '{"timestamp":"2026-11-30T05:20:05.295393+00:00","eventName":"Completed","activityInstanceId":"f314b8dde0da-2","parentActivityInstanceId":"f314b8dde0da-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '19c58ffc4ded338229987800bce20015357c68c5fa55595c53728afb616a4734');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 7, '{"timestamp":"2026-11-30T05:20:05.296374+00:00","eventName":"Started","activityInstanceId":"f314b8dde0da-3","parentActivityInstanceId":"f314b8dde0da-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '0249c9395f9181e74976b65d4c4a7e41e1c44ef475282256296fe35ac45e9b04');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 8, '{"timestamp":"2026-11-30T05:20:05.331366+00:00","eventName":"Completed","activityInstanceId":"f314b8dde0da-3","parentActivityInstanceId":"f314b8dde0da-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '7797a9984643a8ac1e66f423ae08b5583a89d48f2aa03dfd4a175d8161c56195');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 10, '{"timestamp":"2026-11-30T05:20:05.342294+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"f314b8dde0da-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '7993832fab8d75c97b38ec6b68bf4197873a2ae2b07b4588280aa314fb019cdd');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 11, '{"timestamp":"2026-11-30T05:20:05.342392+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"f314b8dde0da-4","parentActivityInstanceId":"f314b8dde0da-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'e985eeb1f1462f3b48f5955dbc2bfcc86e3e59a9235a9f0ea2e646aabfaa2ef0');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 12, '{"timestamp":"2026-11-30T05:20:05.343542+00:00","eventName":"Ended","message":"Faulted: It is broken."}', '39afe0f6e819ea978bd9b150f61ba888589c71fea4ebcf0331cec3d8eb78a230');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 4, '{"timestamp":"2026-11-30T05:20:05.421398+00:00","eventName":"Started","activityInstanceId":"1ea22356287f-2","parentActivityInstanceId":"1ea22356287f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '076f2df76b3974e00803c34afb3beb94840dcc2b803e83b94c06c7a34ec64c75');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 5, '{"timestamp":"2026-11-30T05:20:05.421449+00:00","eventName":"Output","message":"begun","activityInstanceId":"1ea22356287f-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '6ecb698e1e37f03f6c5a9ae6443e4938bbe0d08318d87c8c7c79a1d96bfeff57');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 6, '{"timestamp":"2026-11-30T05:20:05.421472+00:00","eventName":"Completed","activityInstanceId":"1ea22356287f-2","parentActivityInstanceId":"1ea22356287f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '82d8835ccb24439336bbdc82c2e05f03c50be2655c8edf3a45598320011998db');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 7, '{"timestamp":"2026-11-30T05:20:05.421575+00:00","eventName":"Started","activityInstanceId":"1ea22356287f-3","parentActivityInstanceId":"1ea22356287f-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'cfa15fcf2fa77b66309e934d8ebcad6a1f79702f16097be1ab7ac57dc55a371f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 8, '{"timestamp":"2026-11-30T05:20:05.424416+00:00","eventName":"Completed","activityInstanceId":"1ea22356287f-3","parentActivityInstanceId":"1ea22356287f-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '74906ea733242373f7ba7d0dd0a9f57f81d0244a9a903765152c27d6755188f0');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 10, '{"timestamp":"2026-11-30T05:20:05.427914+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"1ea22356287f-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '815e8350ba25f66d66d1ec7161ff28b0801adf126df60ef0bee4967e57310679');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 11, '{"timestamp":"2026-11-30T05:20:05.428046+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"1ea22356287f-4","parentActivityInstanceId":"1ea22356287f-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '214b8a7592f668bb09f9499e7b2e63937c0d9863e5154ef772dac860c88a1fe0');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 12, '{"timestamp":"2026-11-30T05:20:05.428069+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', 'c30196469f5882dad9fcfec821fd5cfcdfcbd2c9d86fda130048a6b32ff70979');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 15, '{"timestamp":"2026-11-30T05:20:05.495085+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', '6ddc37a10806d6be454736c3314ebca105f613858cdc1b3ac6bd6c9017d7a3c8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 1, '{"timestamp":"2026-11-30T05:20:05.554524+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '87af8da9a121611a2d096901ecc2787b400a3cc7de6d720800efc03d39236a55');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 6, '{"timestamp":"2026-11-30T05:20:05.157077+00:00","eventName":"Completed","activityInstanceId":"874a3b7960c7-2","parentActivityInstanceId":"874a3b7960c7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '162bc8d60df982ef35013b3723ba200af660d0ee5e3436902f4ce7fcc59687ab');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 7, '{"timestamp":"2026-11-30T05:20:05.157171+00:00","eventName":"Started","activityInstanceId":"874a3b7960c7-3","parentActivityInstanceId":"874a3b7960c7-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '144f2b821f262859e9520f014b0fe911b53aca38cc88ae2c2a7b8685004ae4cf');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 8, '{"timestamp":"2026-11-30T05:20:05.157229+00:00","eventName":"Suspended","message":"until 2026-11-30 06:20:05Z","activityInstanceId":"874a3b7960c7-3","parentActivityInstanceId":"874a3b7960c7-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '58bb2e77a6f691648eae3496b5d6b4473f8aaa612d365ec76df6a71b0b2f1d39');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 9, '{"timestamp":"2026-11-30T05:20:05.223165+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', 'eb1acb7188307ea9dd24ff35a81db3f8ecf819382213b7a8dfb5cf1c200ba19f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 10, '{"timestamp":"2026-11-30T05:20:05.224321+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '3489edb4ac9ad4bca6154494f7472b1b30e4a88925a8c8dcb4fcef2363c81a3a');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 0, '{"timestamp":"2026-11-30T05:20:05.250149+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 1, '{"timestamp":"2026-11-30T05:20:05.287125+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', '7e89f01074d465b29fd7ade41c0115a0dda747af20d0115b888b68649f810c53');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 2, '{"timestamp":"2026-11-30T05:20:05.287239+00:00","eventName":"Started","activityInstanceId":"f314b8dde0da-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', 'ffc84a82ac89ae6a8201fc7668e47d7d81fa5750eaaff067fc60d94b0d42626b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 3, '{"timestamp":"2026-11-30T05:20:05.288045+00:00","eventName":"Started","activityInstanceId":"f314b8dde0da-1","parentActivityInstanceId":"f314b8dde0da-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'f2806ceb0f33cbb8d0f9028b97471f54ce333d284f2febd718e452ff7a22e07b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 9, '{"timestamp":"2026-11-30T05:20:05.340514+00:00","eventName":"Started","activityInstanceId":"f314b8dde0da-4","parentActivityInstanceId":"f314b8dde0da-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '4c1acf30eb12eefea478f5e61a43752458c404432846e467059381a806a6db02');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 0, '{"timestamp":"2026-11-30T05:20:05.383271+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 1, '{"timestamp":"2026-11-30T05:20:05.419477+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', 'd78a983871c678f143171880ff13fdd876e839bdc0823ca1662094c87c74d9ed');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 2, '{"timestamp":"2026-11-30T05:20:05.419586+00:00","eventName":"Started","activityInstanceId":"1ea22356287f-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', '4eaeb1291885ee1fda94ef8808f0dc0a6b4f914fce4070655dbda75a92f2c4fd');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 3, '{"timestamp":"2026-11-30T05:20:05.419741+00:00","eventName":"Started","activityInstanceId":"1ea22356287f-1","parentActivityInstanceId":"1ea22356287f-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '80f21e4c68c655eb2e8f4f0ab9aa03df0f111d61c34067d6ae59ecbd60ab106e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 9, '{"timestamp":"2026-11-30T05:20:05.425684+00:00","eventName":"Started","activityInstanceId":"1ea22356287f-4","parentActivityInstanceId":"1ea22356287f-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '0536a57e9e839144f6fed1ce086b1f08df73674061fafe898f4631bd812054ec');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 13, '{"timestamp":"2026-11-30T05:20:05.487262+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', '9c8c6a8524eb17069a2b43fec8c130bac78156309cae56c2aed91faf5e256e73');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 14, '{"timestamp":"2026-11-30T05:20:05.487506+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', '3bd758108a6dcb4af7faee084bd68e414d0d913c816d0ded060a5c2a87dfe020');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 0, '{"timestamp":"2026-11-30T05:20:05.518392+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 4, '{"timestamp":"2026-11-30T05:20:05.557294+00:00","eventName":"Started","activityInstanceId":"10ecc2d4b80b-2","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'cb98991f579d3e892a9ee665ae13fe9bf9eda2c13bb36b5ba52f947117360800');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 5, '{"timestamp":"2026-11-30T05:20:05.557333+00:00","eventName":"Output","message":"begun","activityInstanceId":"10ecc2d4b80b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '62b8aaf6ca94684236c605058092f91f027ce3d72543a2d39474cd18dd77dab0');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 6, '{"timestamp":"2026-11-30T05:20:05.557385+00:00","eventName":"Completed","activityInstanceId":"10ecc2d4b80b-2","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4cfe92ef934f0110096357cea2ce14e8661d6a22d58a99ad2ea7078d87861a7e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 7, '{"timestamp":"2026-11-30T05:20:05.557545+00:00","eventName":"Started","activityInstanceId":"10ecc2d4b80b-3","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '1cf828634e30aeabcad1b2a721d90cf263ee2e86195475bc523f0cec47e8f6c9');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 8, '{"timestamp":"2026-11-30T05:20:05.560427+00:00","eventName":"Completed","activityInstanceId":"10ecc2d4b80b-3","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'd72a047411cb82f2d43a7c4594813e53e5ee19d7b587cc4cbd1a30f730d0a316');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 0, '{"timestamp":"2026-11-30T05:20:05.586064+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 2, '{"timestamp":"2026-11-30T05:20:05.554664+00:00","eventName":"Started","activityInstanceId":"10ecc2d4b80b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', 'acf6805b8b6a14e052ecd9760ad7c33bf40764d93463bbea4290c88789035750');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 3, '{"timestamp":"2026-11-30T05:20:05.554856+00:00","eventName":"Started","activityInstanceId":"10ecc2d4b80b-1","parentActivityInstanceId":"10ecc2d4b80b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'df75e9f7eb51965cad728c6811297fe7021cc8270a49937f88ac2354a595a37d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 9, '{"timestamp":"2026-11-30T05:20:05.561782+00:00","eventName":"Started","activityInstanceId":"10ecc2d4b80b-4","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'ae99721c01e05db8ed552b6011b60c0dea477edeabb7d4351803f152243f7448');
INSERT INTO public.journal_lines VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 10, '{"timestamp":"2026-11-30T05:20:05.562261+00:00","eventName":"Suspended","activityInstanceId":"10ecc2d4b80b-4","parentActivityInstanceId":"10ecc2d4b80b-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '45d58f540732b748ad709d569339836453d8ffe1ddd9d4640aa161067a549973');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 4, '{"timestamp":"2026-11-30T05:20:05.625277+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-2","parentActivityInstanceId":"ddc1599839c7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '811271f31db4e19b4f3a2a32ab35eb50b84585e9e6985c23157080c22c31261e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 5, '{"timestamp":"2026-11-30T05:20:05.625318+00:00","eventName":"Output","message":"begun","activityInstanceId":"ddc1599839c7-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '41fc0e62e03fae787c4264b39da4263a73f5ed94cebc3184a6381f06ae64d50e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 6, '{"timestamp":"2026-11-30T05:20:05.625374+00:00","eventName":"Completed","activityInstanceId":"ddc1599839c7-2","parentActivityInstanceId":"ddc1599839c7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '33f2386475cf9620fdc457b8f4b3e12f13f53c702891b66b7fa584f0b26c3ece');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 7, '{"timestamp":"2026-11-30T05:20:05.625523+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-3","parentActivityInstanceId":"ddc1599839c7-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'b7fedd533f21e004ca55f00e506ee848ab435710b9b4d81be9f7ecb360f6a955');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 8, '{"timestamp":"2026-11-30T05:20:05.625558+00:00","eventName":"Suspended","activityInstanceId":"ddc1599839c7-3","parentActivityInstanceId":"ddc1599839c7-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', '7f7b7570c2e9101a0ddf56c6ed8f68ab94514dc2dda054285eaf0f73504cc694');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 9, '{"timestamp":"2026-11-30T05:20:05.688541+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', '29e0a754052dc3f56780616bc6f708974a706ce614086c69878a190e07416554');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 10, '{"timestamp":"2026-11-30T05:20:05.689407+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', '39e8b685382e393e3b29a0a056c5441f97231aa0dc7ea6f3846aea8853a15935');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 11, '{"timestamp":"2026-11-30T05:20:05.691928+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-5","parentActivityInstanceId":"ddc1599839c7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', '9638e217af72d430794f7acee8717c68e8ea61033f0386387f7926c7a713037e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 1, '{"timestamp":"2026-11-30T05:20:05.758406+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', 'de87eb9a28e8d8708e33d35f77c67c338f93115a17187598d2814c70d0c42e1c');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 2, '{"timestamp":"2026-11-30T05:20:05.758519+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-caller","nodeId":"Workflow1"}', '0ddac1c91f824d69dee8bccb096f8a4371b0fbfaddcc1635691f902af59850ec');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 3, '{"timestamp":"2026-11-30T05:20:05.758759+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-1","parentActivityInstanceId":"9364e5faf395-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '5db4a695002e4a822679b63a6d854cc8ae0a3db4c3815036beb4800b6f45dd02');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 9, '{"timestamp":"2026-11-30T05:20:05.768263+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-5","parentActivityInstanceId":"9364e5faf395-4","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'f8ab3d2412e7673a1d2dcdc64b0777a896793f196e68b1dbbbb92fbd7a17b17d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 0, '{"timestamp":"2026-11-30T05:20:05.787507+00:00","eventName":"Created","message":"Run of kept-loop@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 4, '{"timestamp":"2026-11-30T05:20:05.837305+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-2","parentActivityInstanceId":"5ed5c2a7a2f8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '12352bcee1d4d6f08e81b14669bb3a7cbd5348b82a0d5828d07a90759ed9dc4e');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 5, '{"timestamp":"2026-11-30T05:20:05.837382+00:00","eventName":"Output","message":"begun","activityInstanceId":"5ed5c2a7a2f8-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e70a3c9115876534316c369196b2c0dcac0f79819e3e99429996403d221c552f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 6, '{"timestamp":"2026-11-30T05:20:05.837408+00:00","eventName":"Completed","activityInstanceId":"5ed5c2a7a2f8-2","parentActivityInstanceId":"5ed5c2a7a2f8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '3d16b5a48f03384c54c4d6f08bb2a05905e4c38b4f4e9dbbfcbfe4d095917150');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 7, '{"timestamp":"2026-11-30T05:20:05.837557+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-3","parentActivityInstanceId":"5ed5c2a7a2f8-1","activityId":"each","activityType":"Elsa.ForEach","activityTypeVersion":0,"activityName":"each","nodeId":"Workflow1:seq:each"}', 'c9297c12526b55ea84ebe01117e202d2f3df69d83a09346ab300542ec04030db');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 2, '{"timestamp":"2026-11-30T05:20:05.622171+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', '4c5c8fd30d54f475d2324c0213be37c734579fcb336c8c0ff71f5baea7c17eb8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 3, '{"timestamp":"2026-11-30T05:20:05.622345+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-1","parentActivityInstanceId":"ddc1599839c7-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'e488d5d5e25a68a9908b05158925eddcf4076ce8f01d931e2a0b0b8a7e6aa706');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 12, '{"timestamp":"2026-11-30T05:20:05.695704+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-6","parentActivityInstanceId":"ddc1599839c7-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '12551fa11d90ef88ed6656e75de36573243ec8deabe0d51e2bd4934e5b928391');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 13, '{"timestamp":"2026-11-30T05:20:05.698226+00:00","eventName":"Started","activityInstanceId":"ddc1599839c7-7","parentActivityInstanceId":"ddc1599839c7-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'c4410bf4c6cc2374b11e7187db483573e5a13b4ebda7c3af0ad7c10a4d0d55a8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 14, '{"timestamp":"2026-11-30T05:20:05.698276+00:00","eventName":"Suspended","activityInstanceId":"ddc1599839c7-7","parentActivityInstanceId":"ddc1599839c7-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '8de4083ab8eaaab5742c2071fd642003add77c3326d8f12a1783664fbf6c62c3');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 0, '{"timestamp":"2026-11-30T05:20:05.729197+00:00","eventName":"Created","message":"Run of kept-caller@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 4, '{"timestamp":"2026-11-30T05:20:05.762438+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-2","parentActivityInstanceId":"9364e5faf395-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '58298220ff793b54904a3af247d1de27528ecf21609635441783c7fa8547bb24');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 5, '{"timestamp":"2026-11-30T05:20:05.762484+00:00","eventName":"Output","message":"begun","activityInstanceId":"9364e5faf395-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '17df5229bfdae9b3c446c3032a6243ce43b8216fbdfd59b56c7146f869014a8f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 6, '{"timestamp":"2026-11-30T05:20:05.762509+00:00","eventName":"Completed","activityInstanceId":"9364e5faf395-2","parentActivityInstanceId":"9364e5faf395-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'caff70af9ab0b93ae7028edfddc02d463aa638baa00d997cabd45ab593666097');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 7, '{"timestamp":"2026-11-30T05:20:05.763677+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-3","parentActivityInstanceId":"9364e5faf395-1","activityId":"call","activityType":"Elsa.ExecuteWorkflow","activityTypeVersion":0,"activityName":"call","nodeId":"Workflow1:seq:call"}', '0f01032291aa257979cdfae46b7f938be20297cb8f58b1016ee03714c0a1b5f4');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 8, '{"timestamp":"2026-11-30T05:20:05.764561+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-4","parentActivityInstanceId":"9364e5faf395-3","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-called","nodeId":"Workflow1"}', '829709edd123d55be826053b1bde45d4e2a7f5b3054504091d7d52cd149a5ff8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 10, '{"timestamp":"2026-11-30T05:20:05.770535+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-6","parentActivityInstanceId":"9364e5faf395-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'fd0375d0009bc08e529e63d9e500931b38a949cfba94f1b385b06e120722d8f8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 11, '{"timestamp":"2026-11-30T05:20:05.770566+00:00","eventName":"Output","message":"called","activityInstanceId":"9364e5faf395-6","activityId":"write-called","activityType":"Elsa.WriteLine","activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'efcbd096fa1a0d4e67187415ae745bf90b3c44dbbc45e0d92c367b023541cfd5');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 12, '{"timestamp":"2026-11-30T05:20:05.770622+00:00","eventName":"Completed","activityInstanceId":"9364e5faf395-6","parentActivityInstanceId":"9364e5faf395-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '9d93f591db33cf275dc757f186647ba34a70d78eea408589bb0cde4428ee2689');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 13, '{"timestamp":"2026-11-30T05:20:05.77073+00:00","eventName":"Started","activityInstanceId":"9364e5faf395-7","parentActivityInstanceId":"9364e5faf395-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'f5159dff37fd3575c3af81f99285e2c469fb61d698e6ec55e34b20ed663f4a45');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 14, '{"timestamp":"2026-11-30T05:20:05.770772+00:00","eventName":"Suspended","activityInstanceId":"9364e5faf395-7","parentActivityInstanceId":"9364e5faf395-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '70dd86f1ba4712a8caa520cf7033fcd67945b50c24e4008db3e6f928fa842ba3');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 1, '{"timestamp":"2026-11-30T05:20:05.83519+00:00","eventName":"Claimed","message":"Claimed by kept under number 29."}', '0557a2e477c739503a8e64e6ed13c14c0c1d8af38a876a1f9e962f645dba43fc');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 2, '{"timestamp":"2026-11-30T05:20:05.835305+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-loop","nodeId":"Workflow1"}', '398a2bb631b06746a2f187b22fc7dd2838822bbb1fe72e37462379ac5e4ecfe8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 3, '{"timestamp":"2026-11-30T05:20:05.835512+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-1","parentActivityInstanceId":"5ed5c2a7a2f8-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '284ac6df49fe39249760cdbb035c08771f53f9aad5df2c6da08d1ed4fd49fc30');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 8, '{"timestamp":"2026-11-30T05:20:05.84574+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-4","parentActivityInstanceId":"5ed5c2a7a2f8-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'c9c5ff9f2dceed717c6b7938815f3ec1f3e69d920c95daf50efd271393ce1cf7');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 11, '{"timestamp":"2026-11-30T05:20:05.907158+00:00","eventName":"Claimed","message":"Claimed by kept under number 31."}', '95c65945dab5a716dc8711bfe6bb178595851f5c796411e78a02b381a7bbfcfa');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 9, '{"timestamp":"2026-11-30T05:20:05.849839+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-5","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '2eb6d000d5477bbd35f24893f716c75ea83d9175f2646a56d48a3618ed07d749');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 10, '{"timestamp":"2026-11-30T05:20:05.850064+00:00","eventName":"Suspended","activityInstanceId":"5ed5c2a7a2f8-5","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '5fcb99e4259ee642337997a73f5fefc530e561261d06ea88871ae71c2db1739b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 0, '{"timestamp":"2026-11-30T05:20:05.87753+00:00","eventName":"Created","message":"Run of kept-asked@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 12, '{"timestamp":"2026-11-30T05:20:05.911531+00:00","eventName":"Resumed","activityInstanceId":"5ed5c2a7a2f8-5","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'ff521ef07f105d84d40df3630a373b69f53c780e9b3048c2898644cc36e65727');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 13, '{"timestamp":"2026-11-30T05:20:05.912114+00:00","eventName":"Completed","activityInstanceId":"5ed5c2a7a2f8-5","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '58b3bb9dc2e036a3bec884843468e3aa23efe788e91bb6951170957242ea2222');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 4, '{"timestamp":"2026-11-30T05:20:05.927746+00:00","eventName":"Started","activityInstanceId":"38d9743a4c92-2","parentActivityInstanceId":"38d9743a4c92-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dbc9b602ac977a001de3a4ced16659b9ea9ac5566d5190bab0dac119d8bbb21a');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 5, '{"timestamp":"2026-11-30T05:20:05.927776+00:00","eventName":"Output","message":"begun","activityInstanceId":"38d9743a4c92-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f06a05c512267710f7932d98f184260c14e9b129cf3285c3dda3b8ee0f65e13a');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 6, '{"timestamp":"2026-11-30T05:20:05.927834+00:00","eventName":"Completed","activityInstanceId":"38d9743a4c92-2","parentActivityInstanceId":"38d9743a4c92-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c0fc911d1e44f53dcd1da4677c8a8a22fe5d17606b1f6beebbe576df87d0393d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 7, '{"timestamp":"2026-11-30T05:20:05.92793+00:00","eventName":"Started","activityInstanceId":"38d9743a4c92-3","parentActivityInstanceId":"38d9743a4c92-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '4c4d7de79e940e23844983f26debb3a3462bc973d778ec066ef63ef11626c290');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 1, '{"timestamp":"2026-11-30T05:20:05.987499+00:00","eventName":"Claimed","message":"Claimed by kept under number 34."}', '77b54e98f40ebf8a241321d36d3a275c886d45b3c8c5e444f8c92c0a8196bc2c');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 2, '{"timestamp":"2026-11-30T05:20:05.987652+00:00","eventName":"Started","activityInstanceId":"f3f7981fd25b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', '01b44bf31cdd846e078da3fb05abadb5ec4ed5c8e51d540592ccceb69677adf3');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 3, '{"timestamp":"2026-11-30T05:20:05.987841+00:00","eventName":"Started","activityInstanceId":"f3f7981fd25b-1","parentActivityInstanceId":"f3f7981fd25b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '41c806ca83e3676a10a0f714834ce2f734560026c86f23ac0ee6097a93d25cc9');
INSERT INTO public.journal_lines VALUES ('01a22ae5-637a-780a-928e-eb0b557bc1cb', 0, '{"timestamp":"2026-11-30T05:20:06.010121+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 14, '{"timestamp":"2026-11-30T05:20:05.915166+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-7","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '963381399063baa2e56882147cf46e30e9d699f40c4af3a562b2e9f6ef3ff078');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 15, '{"timestamp":"2026-11-30T05:20:05.915203+00:00","eventName":"Output","message":"in a round","activityInstanceId":"5ed5c2a7a2f8-7","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '3722e8eff429718d627564fde17c893ed54ea270793f7c7215216a80d9e83e2f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 16, '{"timestamp":"2026-11-30T05:20:05.915258+00:00","eventName":"Completed","activityInstanceId":"5ed5c2a7a2f8-7","parentActivityInstanceId":"5ed5c2a7a2f8-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '3eca289a144299d3325ea0b0ec4612dfc7066cc586b8446570cf7ae38e10a13c');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 17, '{"timestamp":"2026-11-30T05:20:05.916369+00:00","eventName":"Completed","activityInstanceId":"5ed5c2a7a2f8-4","parentActivityInstanceId":"5ed5c2a7a2f8-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'c8857515e49ea295167ccc8d52100f1026fc097271a50d11c0a612e4df0c4297');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 18, '{"timestamp":"2026-11-30T05:20:05.917247+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-8","parentActivityInstanceId":"5ed5c2a7a2f8-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'bd99a651fc5fbc32f0c889f922ce600df1168dbab5e6d7315bc6b23eac1da2b6');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 19, '{"timestamp":"2026-11-30T05:20:05.920547+00:00","eventName":"Started","activityInstanceId":"5ed5c2a7a2f8-9","parentActivityInstanceId":"5ed5c2a7a2f8-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '6bfcc975afbe8d7163044fd8debbafa2abdc8d7fae36225a4835387c2794decf');
INSERT INTO public.journal_lines VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 20, '{"timestamp":"2026-11-30T05:20:05.921071+00:00","eventName":"Suspended","activityInstanceId":"5ed5c2a7a2f8-9","parentActivityInstanceId":"5ed5c2a7a2f8-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '4269f860b2f153b9c2f10757f6bbd290c76bd06be3297c8771d5681c5a38ee58');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 1, '{"timestamp":"2026-11-30T05:20:05.925908+00:00","eventName":"Claimed","message":"Claimed by kept under number 32."}', '7e83ef640142f9a756754e4ebf6ad9b7a6edf1e8da1d9eca3a57305db4ee39a8');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 2, '{"timestamp":"2026-11-30T05:20:05.926005+00:00","eventName":"Started","activityInstanceId":"38d9743a4c92-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-asked","nodeId":"Workflow1"}', '6460a75cd9c47d499b3ad74224ba8d3115c73868eeb8aa735e3932a98680c14f');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 3, '{"timestamp":"2026-11-30T05:20:05.926175+00:00","eventName":"Started","activityInstanceId":"38d9743a4c92-1","parentActivityInstanceId":"38d9743a4c92-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '554745529b127455c3f0d5d9b4b02fa60581871fb78936eb3cda5c3071159b2d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 8, '{"timestamp":"2026-11-30T05:20:05.929302+00:00","eventName":"Note","message":"Looked at asked.","activityInstanceId":"38d9743a4c92-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '2312430ce12d583adc207ececddec128cfbc7396b819ce81832c44244717900b');
INSERT INTO public.journal_lines VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 9, '{"timestamp":"2026-11-30T05:20:05.929349+00:00","eventName":"Note","message":"For you: Do it by hand. It is looked for.","payload":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."}}', '96d02648165f1d744c6cf79f60f71368f9b27ce52af215cddb8cb78b757145f3');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 0, '{"timestamp":"2026-11-30T05:20:05.952759+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 4, '{"timestamp":"2026-11-30T05:20:05.990102+00:00","eventName":"Started","activityInstanceId":"f3f7981fd25b-2","parentActivityInstanceId":"f3f7981fd25b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2973fc44014811e506b379ed22f764de38c48b4e0de89a54d9a520ea4dfb5a86');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 5, '{"timestamp":"2026-11-30T05:20:05.990143+00:00","eventName":"Output","message":"begun","activityInstanceId":"f3f7981fd25b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '89db2713c397d18340a204063a4cbee61a54c3861a288aee0e0ff554e5f0517d');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 6, '{"timestamp":"2026-11-30T05:20:05.990212+00:00","eventName":"Completed","activityInstanceId":"f3f7981fd25b-2","parentActivityInstanceId":"f3f7981fd25b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '37fffd5bffafd75b7d8a7338d6c274bb65cb7e8b1f6f30729da1440debfa34af');
INSERT INTO public.journal_lines VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 7, '{"timestamp":"2026-11-30T05:20:05.990336+00:00","eventName":"Started","activityInstanceId":"f3f7981fd25b-3","parentActivityInstanceId":"f3f7981fd25b-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', 'bdd630842420b39a5ac79db652bd781c8b6602a3a890bd0e483d0c7413110a07');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', '74115d69c83c4df7ab1737a746866438');
INSERT INTO public.runs VALUES ('01a22ae5-5e5f-735a-8c40-c2b894ad684e', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"c2b894ad684e-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:04.754099+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c2b894ad684e-1","nodeId":"Workflow1:seq","parentId":"c2b894ad684e-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:04.754234+00:00","scheduledBy":"c2b894ad684e-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"c2b894ad684e-4","activity":{"executionId":"c2b894ad684e-3","nodeId":"Workflow1:seq:hold-on","frameId":"c2b894ad684e-1","attempt":1,"startedAt":"2026-11-30T05:20:04.766358+00:00","scheduledBy":"c2b894ad684e-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T05:20:04.766792+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"16d5ec1dc6f5f56c43896529f39bd24a4ac276e44fbeae5aea52fe468be3d3ac","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-30 05:20:04.703381+00', '2026-11-30 05:20:04.770343+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5d07-770f-b345-6e9ba73e8be1', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"6e9ba73e8be1-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:04.555348+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"6e9ba73e8be1-1","nodeId":"Workflow1:seq","parentId":"6e9ba73e8be1-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:04.576832+00:00","scheduledBy":"6e9ba73e8be1-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"6e9ba73e8be1-4","activity":{"executionId":"6e9ba73e8be1-3","nodeId":"Workflow1:seq:night","frameId":"6e9ba73e8be1-1","attempt":1,"startedAt":"2026-11-30T05:20:04.662911+00:00","scheduledBy":"6e9ba73e8be1-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T06:20:04.66615+00:00","createdAt":"2026-11-30T05:20:04.667242+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"e0fcd39c1cf39a520c6e319642073768bbcaadef037d15442b1e33e389c529b5","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-30 06:20:04.66615+00', 0, '[]', '2026-11-30 05:20:04.359187+00', '2026-11-30 05:20:04.681179+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5eca-7510-bd2c-a713c7ef2b9f', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"a713c7ef2b9f-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:04.835349+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"a713c7ef2b9f-1","nodeId":"Workflow1:flow","parentId":"a713c7ef2b9f-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-30T05:20:04.835459+00:00","scheduledBy":"a713c7ef2b9f-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"a713c7ef2b9f-5","activity":{"executionId":"a713c7ef2b9f-3","nodeId":"Workflow1:flow:left","frameId":"a713c7ef2b9f-1","attempt":1,"startedAt":"2026-11-30T05:20:04.852259+00:00","scheduledBy":"a713c7ef2b9f-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T05:20:04.852534+00:00"},{"id":"a713c7ef2b9f-6","activity":{"executionId":"a713c7ef2b9f-4","nodeId":"Workflow1:flow:right","frameId":"a713c7ef2b9f-1","attempt":1,"startedAt":"2026-11-30T05:20:04.873114+00:00","scheduledBy":"a713c7ef2b9f-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-30T05:20:04.873567+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"d7da9171e0e45bf0cd88d302362303f37e015eb97975be55ba9ecd88a686e67f","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-30 05:20:04.810351+00', '2026-11-30 05:20:04.876661+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5f2d-75bc-96c8-ea3959951185', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"ea3959951185-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:04.93563+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"ea3959951185-1","nodeId":"Workflow1:seq","parentId":"ea3959951185-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:04.935747+00:00","scheduledBy":"ea3959951185-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"ea3959951185-3","nodeId":"Workflow1:seq:look","frameId":"ea3959951185-1","attempt":2,"notBefore":"2026-11-30T06:20:04.952025+00:00","startedAt":"2026-11-30T05:20:04.939281+00:00","scheduledBy":"ea3959951185-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"d65019f02365550d88518abc357576c6f96a623efacc94020ab161539fef5011","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-30 06:20:04.952025+00', 0, '[]', '2026-11-30 05:20:04.909113+00', '2026-11-30 05:20:04.956033+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5f7e-70e6-bd12-cb1e6a1c01b7', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"cb1e6a1c01b7-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.017115+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"cb1e6a1c01b7-1","nodeId":"Workflow1:seq","parentId":"cb1e6a1c01b7-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.017228+00:00","scheduledBy":"cb1e6a1c01b7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"cb1e6a1c01b7-4","activity":{"executionId":"cb1e6a1c01b7-3","nodeId":"Workflow1:seq:look","frameId":"cb1e6a1c01b7-1","attempt":1,"startedAt":"2026-11-30T05:20:05.019534+00:00","scheduledBy":"cb1e6a1c01b7-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T05:20:05.022356+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"af1d731d2338db642f9ea4df84196cfe1b33957bafbb9d492041aedccc9d9307","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-30 05:20:04.990912+00', '2026-11-30 05:20:05.028485+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-6082-7696-8c24-f314b8dde0da', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"f314b8dde0da-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.287218+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"f314b8dde0da-1","nodeId":"Workflow1:seq","parentId":"f314b8dde0da-0","variables":{},"index":3,"startedAt":"2026-11-30T05:20:05.287335+00:00","scheduledBy":"f314b8dde0da-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"f314b8dde0da-5","activity":{"executionId":"f314b8dde0da-4","nodeId":"Workflow1:seq:look","frameId":"f314b8dde0da-1","attempt":1,"startedAt":"2026-11-30T05:20:05.339872+00:00","scheduledBy":"f314b8dde0da-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T05:20:05.342369+00:00"}],"openKeys":[{"key":"member:a","openedBy":"f314b8dde0da-3","at":"2026-11-30T05:20:05.326039+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"3e17ebf72058abc5dc62777c7a41ff1e4117edac69ac51f9fedab88611cd9682","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-30 05:20:05.250149+00', '2026-11-30 05:20:05.343677+00', '2026-11-30 05:20:05.343677+00');
INSERT INTO public.runs VALUES ('01a22ae5-62f5-7826-85f8-38d9743a4c92', 14, 'kept-asked', 1, '[]', '{"format":1,"frames":[{"id":"38d9743a4c92-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.925992+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"38d9743a4c92-1","nodeId":"Workflow1:seq","parentId":"38d9743a4c92-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.926109+00:00","scheduledBy":"38d9743a4c92-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"38d9743a4c92-3","nodeId":"Workflow1:seq:look","frameId":"38d9743a4c92-1","attempt":1,"notBefore":"2026-11-30T05:20:07.929497+00:00","asked":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."},"startedAt":"2026-11-30T05:20:05.927894+00:00","scheduledBy":"38d9743a4c92-2","scheduledByActivity":"write-begun","inputs":{"Target":"asked","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"85c04ff2b33dddb53121792ce5af5d8bd2a91e3744e621fa2dfbeb2a982b0395","nextId":4}', '{}', NULL, NULL, 'a person was asked', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 0, 'look', NULL, NULL, 32, '2026-11-30 05:20:07.929497+00', 0, '[]', '2026-11-30 05:20:05.87753+00', '2026-11-30 05:20:05.930913+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-637a-780a-928e-eb0b557bc1cb', 16, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"cdd2846ceb64687e35e2d74fa35ffa4637e0db9b853644bf6125a70e06105c62","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 35, '2026-11-30 05:20:06.010121+00', 0, '[]', '2026-11-30 05:20:06.010121+00', NULL, NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5fba-74d3-a183-42abe45515b1', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"42abe45515b1-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.094654+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"42abe45515b1-1","nodeId":"Workflow1:seq","parentId":"42abe45515b1-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.09478+00:00","scheduledBy":"42abe45515b1-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"42abe45515b1-4","activity":{"executionId":"42abe45515b1-3","nodeId":"Workflow1:seq:look","frameId":"42abe45515b1-1","attempt":1,"startedAt":"2026-11-30T05:20:05.096687+00:00","scheduledBy":"42abe45515b1-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T05:20:05.098032+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"e63ef8cd903af798d304d7fa3198a2f46cf45b341dfd47887e8480f6b3c9d7cd","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-30 05:20:05.05049+00', '2026-11-30 05:20:05.099714+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-5ff2-72d9-a7e0-874a3b7960c7', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"874a3b7960c7-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.15444+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"874a3b7960c7-1","nodeId":"Workflow1:seq","parentId":"874a3b7960c7-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.154587+00:00","scheduledBy":"874a3b7960c7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"874a3b7960c7-4","activity":{"executionId":"874a3b7960c7-3","nodeId":"Workflow1:seq:night","frameId":"874a3b7960c7-1","attempt":1,"startedAt":"2026-11-30T05:20:05.157129+00:00","scheduledBy":"874a3b7960c7-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T06:20:05.157178+00:00","createdAt":"2026-11-30T05:20:05.157182+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-30T05:20:05.224243+00:00"},"nextLine":12,"lastLineHash":"9a01129ff6260b31e54cebc31033623130a627f0df9d7fc9f3b197d90dae91da","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-30 05:20:05.10673+00', '2026-11-30 05:20:05.229062+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-6107-737c-9b2a-1ea22356287f', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"1ea22356287f-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.419567+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"1ea22356287f-1","nodeId":"Workflow1:seq","parentId":"1ea22356287f-0","variables":{},"index":3,"startedAt":"2026-11-30T05:20:05.419674+00:00","scheduledBy":"1ea22356287f-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"1ea22356287f-3","at":"2026-11-30T05:20:05.424333+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-30T05:20:05.487356+00:00"},"nextLine":16,"lastLineHash":"e2da0278704dedfeb68062b843bf92b457530fcc389f7b5c22d108668ebaaea9","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-30 05:20:05.383271+00', '2026-11-30 05:20:05.495288+00', '2026-11-30 05:20:05.495288+00');
INSERT INTO public.runs VALUES ('01a22ae5-618e-73be-94d9-10ecc2d4b80b', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"10ecc2d4b80b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.554617+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"10ecc2d4b80b-1","nodeId":"Workflow1:seq","parentId":"10ecc2d4b80b-0","variables":{},"index":3,"startedAt":"2026-11-30T05:20:05.554763+00:00","scheduledBy":"10ecc2d4b80b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"10ecc2d4b80b-5","activity":{"executionId":"10ecc2d4b80b-4","nodeId":"Workflow1:seq:hold-on","frameId":"10ecc2d4b80b-1","attempt":1,"startedAt":"2026-11-30T05:20:05.561624+00:00","scheduledBy":"10ecc2d4b80b-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T05:20:05.562257+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"10ecc2d4b80b-3","at":"2026-11-30T05:20:05.560328+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"271324db24f04af8aee22880532597524f7f4d48d4cf8952efc4b370b90e17c8","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-30 05:20:06.012424+00', 1, '["cluster:h"]', '2026-11-30 05:20:05.518392+00', '2026-11-30 05:20:05.565137+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-61d2-711d-acb1-ddc1599839c7', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"ddc1599839c7-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.622151+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"ddc1599839c7-1","nodeId":"Workflow1:flow","parentId":"ddc1599839c7-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-30T05:20:05.622289+00:00","scheduledBy":"ddc1599839c7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"ddc1599839c7-5","nodeId":"Workflow1","parentId":"ddc1599839c7-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.691914+00:00","scheduledBy":"ddc1599839c7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"ddc1599839c7-6","nodeId":"Workflow1:seq","parentId":"ddc1599839c7-5","variables":{},"index":1,"startedAt":"2026-11-30T05:20:05.695521+00:00","scheduledBy":"ddc1599839c7-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"ddc1599839c7-8","activity":{"executionId":"ddc1599839c7-7","nodeId":"Workflow1:seq:hold-on","frameId":"ddc1599839c7-6","attempt":1,"startedAt":"2026-11-30T05:20:05.698032+00:00","scheduledBy":"ddc1599839c7-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-30T05:20:05.698274+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"47a2910440109ea85c048eb5be32fff89f5bd86fad1c808b7a1a347a911a5b7c","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-30 05:20:05.586064+00', '2026-11-30 05:20:05.700619+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-6261-7ac1-90c4-9364e5faf395', 12, 'kept-caller', 1, '[{"definitionId":"kept-called","version":1}]', '{"format":1,"frames":[{"id":"9364e5faf395-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.758499+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"9364e5faf395-1","nodeId":"Workflow1:seq","parentId":"9364e5faf395-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.758668+00:00","scheduledBy":"9364e5faf395-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"9364e5faf395-3","nodeId":"Workflow1:seq:call","parentId":"9364e5faf395-1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.762599+00:00","scheduledBy":"9364e5faf395-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"9364e5faf395-4","nodeId":"Workflow1","parentId":"9364e5faf395-3","definition":{"definitionId":"kept-called","version":1},"input":{},"outputs":{},"variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.764552+00:00","scheduledBy":"9364e5faf395-3","scheduledByActivity":"call","depth":3,"faultCount":0,"pauseAfter":false},{"id":"9364e5faf395-5","nodeId":"Workflow1:seq","parentId":"9364e5faf395-4","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.768055+00:00","scheduledBy":"9364e5faf395-4","scheduledByActivity":"Workflow1","depth":4,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"9364e5faf395-8","activity":{"executionId":"9364e5faf395-7","nodeId":"Workflow1:seq:hold-on","frameId":"9364e5faf395-5","attempt":1,"startedAt":"2026-11-30T05:20:05.770696+00:00","scheduledBy":"9364e5faf395-6","scheduledByActivity":"write-called","inputs":{"EventName":"answer"},"answer":{}},"name":"Test.Wait","eventName":"answer","createdAt":"2026-11-30T05:20:05.770771+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"8b69682100c85921792c951ff628687a48f25bf724576a15a83d439051224967","nextId":9}', '{}', NULL, NULL, 'waits within a workflow that it calls', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 27, NULL, 0, '[]', '2026-11-30 05:20:05.729197+00', '2026-11-30 05:20:05.772903+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-629b-771c-91df-5ed5c2a7a2f8', 13, 'kept-loop', 1, '[]', '{"format":1,"frames":[{"id":"5ed5c2a7a2f8-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.835285+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"5ed5c2a7a2f8-1","nodeId":"Workflow1:seq","parentId":"5ed5c2a7a2f8-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.83543+00:00","scheduledBy":"5ed5c2a7a2f8-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"5ed5c2a7a2f8-3","nodeId":"Workflow1:seq:each","parentId":"5ed5c2a7a2f8-1","variables":{"CurrentIndex":1,"CurrentValue":2},"index":2,"items":[1,2],"startedAt":"2026-11-30T05:20:05.837481+00:00","scheduledBy":"5ed5c2a7a2f8-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"5ed5c2a7a2f8-8","nodeId":"Workflow1:seq:each:round","parentId":"5ed5c2a7a2f8-3","variables":{},"index":1,"startedAt":"2026-11-30T05:20:05.917125+00:00","scheduledBy":"5ed5c2a7a2f8-4","scheduledByActivity":"round","depth":3,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"5ed5c2a7a2f8-a","activity":{"executionId":"5ed5c2a7a2f8-9","nodeId":"Workflow1:seq:each:round:hold-on","frameId":"5ed5c2a7a2f8-8","attempt":1,"startedAt":"2026-11-30T05:20:05.920366+00:00","scheduledBy":"5ed5c2a7a2f8-8","scheduledByActivity":"round","inputs":{"EventName":"next"},"answer":{}},"name":"Test.Wait","eventName":"next","createdAt":"2026-11-30T05:20:05.921067+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{"each":{"CurrentValue":2},"hold-on":{"Result":null}},"lastResult":null,"pendingEvents":[],"nextLine":21,"lastLineHash":"0ac5c6253e4398becdf75f22eb18758be5e9bdac47b3ca043dcbb82e5acb1208","nextId":11}', '{}', NULL, NULL, 'in the second round of a loop', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 31, NULL, 1, '[]', '2026-11-30 05:20:05.787507+00', '2026-11-30 05:20:05.922751+00', NULL);
INSERT INTO public.runs VALUES ('01a22ae5-6340-708d-a1ee-f3f7981fd25b', 15, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"f3f7981fd25b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T05:20:05.98763+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"f3f7981fd25b-1","nodeId":"Workflow1:seq","parentId":"f3f7981fd25b-0","variables":{},"index":2,"startedAt":"2026-11-30T05:20:05.987756+00:00","scheduledBy":"f3f7981fd25b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"f3f7981fd25b-3","nodeId":"Workflow1:seq:act","frameId":"f3f7981fd25b-1","attempt":1,"startedAt":"2026-11-30T05:20:05.990291+00:00","scheduledBy":"f3f7981fd25b-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"f3f7981fd25b-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-30T05:20:05.990384+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"136cf2f0965ddd480b2dec4ca624a291c093a8240051282720c3f18579f1f148","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 34, '2026-11-30 05:20:05.992445+00', 0, '[]', '2026-11-30 05:20:05.952759+00', '2026-11-30 05:20:05.992445+00', NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-7223-be6f-6c11097b4727', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL);
ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
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
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT "PK_holds" PRIMARY KEY (key);
ALTER TABLE ONLY public.hop_rules
    ADD CONSTRAINT "PK_hop_rules" PRIMARY KEY (version);
ALTER TABLE ONLY public.inbox_messages
    ADD CONSTRAINT "PK_inbox_messages" PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_lines
    ADD CONSTRAINT "PK_journal_lines" PRIMARY KEY (run_id, sequence);
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
