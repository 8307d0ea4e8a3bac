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
INSERT INTO public.backups VALUES ('b2-m1', 'kept-2', '01a22b1b-93cc-7289-be4c-fa1c5652fc97', '1', 'm1', '3.3.25', 7, 4096, 'ab', '/vault/kept/cd-b2-m1.v2.tar.gz', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, '7 keys', 'V2Data', 'b2', 2, '3.4.23');
INSERT INTO public.backups VALUES ('b1', 'kept', '01a22b1b-93cc-7289-be4c-fa1c5652fc97', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1', 'Snapshot', 'b1', 1, NULL);
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
INSERT INTO public.executions VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', '26a70ac659ab-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.641234+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', '26a70ac659ab-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.675607+00', NULL, false, 'Running', 0, 1, '26a70ac659ab-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', '26a70ac659ab-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.742343+00', '2026-11-30 06:19:16.766862+00', false, 'Completed', 0, 1, '26a70ac659ab-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', '26a70ac659ab-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.770588+00', NULL, true, 'Running', 0, 1, '26a70ac659ab-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', '64a232d0f693-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.877275+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', '64a232d0f693-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.877401+00', NULL, false, 'Running', 0, 1, '64a232d0f693-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', '64a232d0f693-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.882157+00', '2026-11-30 06:19:16.882465+00', false, 'Completed', 0, 1, '64a232d0f693-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', '64a232d0f693-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.882602+00', NULL, true, 'Running', 0, 1, '64a232d0f693-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 'd19f8baac4a8-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.993616+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 'd19f8baac4a8-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:16.993734+00', NULL, false, 'Running', 0, 1, 'd19f8baac4a8-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 'd19f8baac4a8-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.005947+00', '2026-11-30 06:19:17.006365+00', false, 'Completed', 0, 1, 'd19f8baac4a8-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 'd19f8baac4a8-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.014354+00', NULL, true, 'Running', 0, 1, 'd19f8baac4a8-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 'd19f8baac4a8-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.034227+00', NULL, true, 'Running', 0, 1, 'd19f8baac4a8-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', '276d9e1f6d4c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.120443+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', '276d9e1f6d4c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.120628+00', NULL, false, 'Running', 0, 1, '276d9e1f6d4c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', '276d9e1f6d4c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.127136+00', '2026-11-30 06:19:17.127558+00', false, 'Completed', 0, 1, '276d9e1f6d4c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', '276d9e1f6d4c-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.127686+00', NULL, false, 'Running', 0, 1, '276d9e1f6d4c-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', '882e2b58843b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.218661+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', '882e2b58843b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.218831+00', NULL, false, 'Running', 0, 1, '882e2b58843b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', '882e2b58843b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.222638+00', '2026-11-30 06:19:17.223003+00', false, 'Completed', 0, 1, '882e2b58843b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', '882e2b58843b-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 06:19:17.223067+00', NULL, false, 'Faulted', 1, 1, '882e2b58843b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 'db6d0e9e9b4c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.307015+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 'db6d0e9e9b4c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.307221+00', NULL, false, 'Running', 0, 1, 'db6d0e9e9b4c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 'db6d0e9e9b4c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.313124+00', '2026-11-30 06:19:17.313632+00', false, 'Completed', 0, 1, 'db6d0e9e9b4c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 'db6d0e9e9b4c-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 06:19:17.313748+00', NULL, false, 'Faulted', 1, 1, 'db6d0e9e9b4c-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 'fa1c5652fc97-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.385102+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 'fa1c5652fc97-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.385266+00', NULL, false, 'Running', 0, 1, 'fa1c5652fc97-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 'fa1c5652fc97-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.389351+00', '2026-11-30 06:19:17.389634+00', false, 'Completed', 0, 1, 'fa1c5652fc97-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 'fa1c5652fc97-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.3897+00', NULL, true, 'Running', 0, 1, 'fa1c5652fc97-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 'a87c8d016363-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.512537+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 'a87c8d016363-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.512691+00', NULL, false, 'Running', 0, 1, 'a87c8d016363-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 'a87c8d016363-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.516861+00', '2026-11-30 06:19:17.517232+00', false, 'Completed', 0, 1, 'a87c8d016363-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 'a87c8d016363-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-30 06:19:17.517289+00', '2026-11-30 06:19:17.574578+00', false, 'Completed', 0, 1, 'a87c8d016363-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 'a87c8d016363-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-30 06:19:17.583822+00', NULL, false, 'Faulted', 1, 1, 'a87c8d016363-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', '5627d2743b1b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.739431+00', '2026-11-30 06:19:17.739652+00', false, 'Completed', 0, 1, '5627d2743b1b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', '5627d2743b1b-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-30 06:19:17.739706+00', '2026-11-30 06:19:17.751169+00', false, 'Completed', 0, 1, '5627d2743b1b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', '5627d2743b1b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.736068+00', '2026-11-30 06:19:17.839644+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', '5627d2743b1b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.736227+00', '2026-11-30 06:19:17.839649+00', false, 'Canceled', 0, 1, '5627d2743b1b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', '5627d2743b1b-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.753997+00', '2026-11-30 06:19:17.839367+00', false, 'Canceled', 0, 1, '5627d2743b1b-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', '64d0ac5d2d6c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.910475+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', '64d0ac5d2d6c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.910677+00', NULL, false, 'Running', 0, 1, '64d0ac5d2d6c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', '64d0ac5d2d6c-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.938475+00', NULL, true, 'Running', 0, 1, '64d0ac5d2d6c-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.114827+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.11514+00', NULL, false, 'Running', 0, 1, '04b396518b73-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.194229+00', NULL, false, 'Running', 0, 1, '04b396518b73-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.202804+00', NULL, true, 'Running', 0, 1, '04b396518b73-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-caller', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.272623+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.272757+00', NULL, false, 'Running', 0, 1, 'd8c5c9b99c70-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-6', 'write-called', 'Workflow1:seq:write-called', 'Elsa.WriteLine', 0, 'write-called', '{"Text":"called"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.288697+00', '2026-11-30 06:19:18.289115+00', false, 'Completed', 0, 1, 'd8c5c9b99c70-5', 'seq', 5);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"answer"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.289214+00', NULL, true, 'Running', 0, 1, 'd8c5c9b99c70-6', 'write-called', 5);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.357697+00', '2026-11-30 06:19:18.35808+00', false, 'Completed', 0, 1, '641ddec02d14-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-3', 'each', 'Workflow1:seq:each', 'Elsa.ForEach', 0, 'each', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.358143+00', NULL, false, 'Running', 0, 1, '641ddec02d14-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-5', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', '{"Result":null}', NULL, NULL, NULL, '2026-11-30 06:19:18.375126+00', '2026-11-30 06:19:18.444121+00', false, 'Completed', 0, 1, '641ddec02d14-4', 'round', 4);
INSERT INTO public.executions VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 'c4fc68d0ec45-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-asked', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.471042+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 'c4fc68d0ec45-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.471174+00', NULL, false, 'Running', 0, 1, 'c4fc68d0ec45-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', '0e35015f9779-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.554098+00', '2026-11-30 06:19:18.554524+00', false, 'Completed', 0, 1, '0e35015f9779-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', '0e35015f9779-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.554611+00', NULL, false, 'Running', 0, 1, '0e35015f9779-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', '64d0ac5d2d6c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:17.922317+00', '2026-11-30 06:19:17.92269+00', false, 'Completed', 0, 1, '64d0ac5d2d6c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', '64d0ac5d2d6c-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-30 06:19:17.922768+00', '2026-11-30 06:19:17.930766+00', false, 'Completed', 0, 1, '64d0ac5d2d6c-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.123207+00', '2026-11-30 06:19:18.123662+00', false, 'Completed', 0, 1, '04b396518b73-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.123805+00', '2026-11-30 06:19:18.193999+00', false, 'Canceled', 0, 1, '04b396518b73-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', '04b396518b73-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.199369+00', NULL, false, 'Running', 0, 1, '04b396518b73-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.275455+00', '2026-11-30 06:19:18.275724+00', false, 'Completed', 0, 1, 'd8c5c9b99c70-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-3', 'call', 'Workflow1:seq:call', 'Elsa.ExecuteWorkflow', 0, 'call', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.275789+00', NULL, false, 'Running', 0, 1, 'd8c5c9b99c70-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-4', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-called', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.278693+00', NULL, false, 'Running', 0, 1, 'd8c5c9b99c70-3', 'call', 3);
INSERT INTO public.executions VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 'd8c5c9b99c70-5', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.285012+00', NULL, false, 'Running', 0, 1, 'd8c5c9b99c70-4', 'Workflow1', 4);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-loop', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.355396+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.355547+00', NULL, false, 'Running', 0, 1, '641ddec02d14-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-7', 'write-in a round', 'Workflow1:seq:each:round:write-in a round', 'Elsa.WriteLine', 0, 'write-in a round', '{"Text":"in a round"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.451718+00', '2026-11-30 06:19:18.452373+00', false, 'Completed', 0, 1, '641ddec02d14-5', 'hold-on', 4);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-4', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.37066+00', '2026-11-30 06:19:18.455023+00', false, 'Completed', 0, 1, '641ddec02d14-3', 'each', 3);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-8', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.456196+00', NULL, false, 'Running', 0, 1, '641ddec02d14-4', 'round', 3);
INSERT INTO public.executions VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', '641ddec02d14-9', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.459997+00', NULL, true, 'Running', 0, 1, '641ddec02d14-8', 'round', 4);
INSERT INTO public.executions VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 'c4fc68d0ec45-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.474101+00', '2026-11-30 06:19:18.47445+00', false, 'Completed', 0, 1, 'c4fc68d0ec45-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 'c4fc68d0ec45-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"asked","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.47452+00', NULL, false, 'Running', 0, 1, 'c4fc68d0ec45-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', '0e35015f9779-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.551119+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', '0e35015f9779-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-30 06:19:18.551276+00', NULL, false, 'Running', 0, 1, '0e35015f9779-0', 'Workflow1', 1);
INSERT INTO public.holds VALUES ('cluster:f', '01a22b1b-945e-779f-9577-a87c8d016363', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a22b1b-9527-7d88-9b17-5627d2743b1b', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 22, false);
INSERT INTO public.inbox_messages VALUES ('2507690a-91ac-497c-969f-2c46b5ac6ef6', '01a22b1b-93cc-7289-be4c-fa1c5652fc97', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-30 06:19:17.403115+00', '2026-11-30 06:19:17.439115+00');
INSERT INTO public.inbox_messages VALUES ('e60eb01e-dcad-4775-a87f-51cc34840b55', '01a22b1b-9527-7d88-9b17-5627d2743b1b', 1, 'cancel', '{"now":true}', 'anna', '2026-11-30 06:19:17.772941+00', '2026-11-30 06:19:17.826857+00');
INSERT INTO public.inbox_messages VALUES ('fb2d7481-7296-470b-8dcc-3be4dd784121', '01a22b1b-9656-705c-8e94-04b396518b73', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-30 06:19:18.137022+00', '2026-11-30 06:19:18.194697+00');
INSERT INTO public.inbox_messages VALUES ('43b9667a-cab5-4272-94c5-7c14cb66f429', '01a22b1b-97ae-7cdf-af98-641ddec02d14', 1, 'event', '{"name":"next"}', 'anna', '2026-11-30 06:19:18.400507+00', '2026-11-30 06:19:18.437191+00');
INSERT INTO public.inbox_messages VALUES ('59dbacea-61bc-45dc-bfb8-1c7b73d1630e', '01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 1, 'event', '{"name":"go"}', 'anna', '2026-11-30 06:19:18.589031+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 0, '{"timestamp":"2026-11-30T06:19:16.351519+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 1, '{"timestamp":"2026-11-30T06:19:16.638847+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', '75fabd84f779bc227e2b337f2e2ce61723cea461e5c90af24c87ea96440d6249');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 2, '{"timestamp":"2026-11-30T06:19:16.650766+00:00","eventName":"Started","activityInstanceId":"26a70ac659ab-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', 'acb68ca6a4559b443bc2b26be9913ad1f92538991551da4375eda9c9bb386bd1');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 3, '{"timestamp":"2026-11-30T06:19:16.687794+00:00","eventName":"Started","activityInstanceId":"26a70ac659ab-1","parentActivityInstanceId":"26a70ac659ab-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '9b2479bd1987344e70946c0443e3d7cad6915a723fed14b69140ab64f3aa52b9');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 4, '{"timestamp":"2026-11-30T06:19:16.749307+00:00","eventName":"Started","activityInstanceId":"26a70ac659ab-2","parentActivityInstanceId":"26a70ac659ab-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4ef5211f32b73f50489041022db6e64c986ee65b63f70f8082b2dd6bae373226');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 5, '{"timestamp":"2026-11-30T06:19:16.758702+00:00","eventName":"Output","message":"begun","activityInstanceId":"26a70ac659ab-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5bf254250aea39a42aa8d22ccc8342f17f07fc863e708e468d551625e3b0b17d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 6, '{"timestamp":"2026-11-30T06:19:16.76918+00:00","eventName":"Completed","activityInstanceId":"26a70ac659ab-2","parentActivityInstanceId":"26a70ac659ab-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '36a1154ea8cbfd49765e8ca697b3f8616889305612c446de73c12abba9322d9d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 7, '{"timestamp":"2026-11-30T06:19:16.770859+00:00","eventName":"Started","activityInstanceId":"26a70ac659ab-3","parentActivityInstanceId":"26a70ac659ab-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '26488337c79dc0226a6864262160101c84a916125e5d9f32e40de46731f6892f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 8, '{"timestamp":"2026-11-30T06:19:16.774169+00:00","eventName":"Suspended","message":"until 2026-11-30 07:19:16Z","activityInstanceId":"26a70ac659ab-3","parentActivityInstanceId":"26a70ac659ab-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'c4066b8eaca7bef6c901bee152b628d2669d99e44a7b1e16ae2d064f95751028');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 0, '{"timestamp":"2026-11-30T06:19:16.828231+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 1, '{"timestamp":"2026-11-30T06:19:16.877169+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', 'ba0980487548bcd5dfd6de9199ef0218e90afa9eb5533fe5d0b6f02214992ae7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 2, '{"timestamp":"2026-11-30T06:19:16.877299+00:00","eventName":"Started","activityInstanceId":"64a232d0f693-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', 'a61887cb798424f0eaae2207d4b098e5f813f3a43ac063c22d1e21d03840a354');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 3, '{"timestamp":"2026-11-30T06:19:16.877472+00:00","eventName":"Started","activityInstanceId":"64a232d0f693-1","parentActivityInstanceId":"64a232d0f693-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '76f19e692e07a7550f022dfcecc00628f9964e310b80eb791ef254746b58254f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 4, '{"timestamp":"2026-11-30T06:19:16.882366+00:00","eventName":"Started","activityInstanceId":"64a232d0f693-2","parentActivityInstanceId":"64a232d0f693-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '56fa56d9ffa8e89e8e88bd35fe5713993d66c65a8649fe3c656a4d422e46ba24');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 5, '{"timestamp":"2026-11-30T06:19:16.88244+00:00","eventName":"Output","message":"begun","activityInstanceId":"64a232d0f693-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ae9bc571a779d30e3ec750a3f7684f0895bc381c6c54ff39ce771681208b2fbf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 6, '{"timestamp":"2026-11-30T06:19:16.882498+00:00","eventName":"Completed","activityInstanceId":"64a232d0f693-2","parentActivityInstanceId":"64a232d0f693-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '671dd02c9b72f1ff4645ecbc1839aa6677a76406e2efc447d60dcd0b9dbf8170');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 7, '{"timestamp":"2026-11-30T06:19:16.88264+00:00","eventName":"Started","activityInstanceId":"64a232d0f693-3","parentActivityInstanceId":"64a232d0f693-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '2699236fb6753179e2c52debb2e1ae5a73905cf20822821c06b7d930b4bbee70');
INSERT INTO public.journal_lines VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 8, '{"timestamp":"2026-11-30T06:19:16.883451+00:00","eventName":"Suspended","activityInstanceId":"64a232d0f693-3","parentActivityInstanceId":"64a232d0f693-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '611f8bf4593bed4e536478b93a9a4adffd25b310a5b31928122bd4d2b3878e36');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 0, '{"timestamp":"2026-11-30T06:19:16.966269+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 1, '{"timestamp":"2026-11-30T06:19:16.993523+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', '8531f905f28a854d40981f34ae7cfd035b239f2773a8e9d788afebb48bda1411');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 2, '{"timestamp":"2026-11-30T06:19:16.993639+00:00","eventName":"Started","activityInstanceId":"d19f8baac4a8-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', 'e794ab23a16f9938212202793c357b33d7fc927329f462c52cd4f0bf2101fb54');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 3, '{"timestamp":"2026-11-30T06:19:16.993795+00:00","eventName":"Started","activityInstanceId":"d19f8baac4a8-1","parentActivityInstanceId":"d19f8baac4a8-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'd7f74298833d03adbe3e0584414d286e408691e5e86999260e56d75833650a40');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 4, '{"timestamp":"2026-11-30T06:19:17.006248+00:00","eventName":"Started","activityInstanceId":"d19f8baac4a8-2","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '9ab37c9716da21a6f3f324a5d60496418700cebfcc2bd96f700451900aac4058');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 5, '{"timestamp":"2026-11-30T06:19:17.006336+00:00","eventName":"Output","message":"begun","activityInstanceId":"d19f8baac4a8-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'fb240fcdab7f210e17445356008518706251b1c5b215a09ea2e187150f842b7a');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 6, '{"timestamp":"2026-11-30T06:19:17.006366+00:00","eventName":"Completed","activityInstanceId":"d19f8baac4a8-2","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'e4343c8e0683adef6e2ff31d084e9f6414e022f43fa83373075a69214f19312f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 7, '{"timestamp":"2026-11-30T06:19:17.014608+00:00","eventName":"Started","activityInstanceId":"d19f8baac4a8-3","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', 'dac43018530deb1967f3cee7c6739801cc63c3ecef5749857357ed4da97ee6c7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 8, '{"timestamp":"2026-11-30T06:19:17.014714+00:00","eventName":"Suspended","activityInstanceId":"d19f8baac4a8-3","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '6bfc7044bd2a12e621bcbdbfe4c93f5951a40fa82de1da69dabc23d53d65090b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 0, '{"timestamp":"2026-11-30T06:19:17.080336+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 4, '{"timestamp":"2026-11-30T06:19:17.127422+00:00","eventName":"Started","activityInstanceId":"276d9e1f6d4c-2","parentActivityInstanceId":"276d9e1f6d4c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8052f06f0049626313ff5172ecd95ed39d598fb8f2ded975bfb5aa8c39aeb845');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 5, '{"timestamp":"2026-11-30T06:19:17.127528+00:00","eventName":"Output","message":"begun","activityInstanceId":"276d9e1f6d4c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'a35f643829bd3dfba34f7c8df46dc6966d0b6c3e570d4fbd6cbd957bfb9d19e3');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 6, '{"timestamp":"2026-11-30T06:19:17.12756+00:00","eventName":"Completed","activityInstanceId":"276d9e1f6d4c-2","parentActivityInstanceId":"276d9e1f6d4c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '835f7d5655e444b9cc7fd70b635e08e9da54201e5670108ada08d95b251a2fbf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 7, '{"timestamp":"2026-11-30T06:19:17.127828+00:00","eventName":"Started","activityInstanceId":"276d9e1f6d4c-3","parentActivityInstanceId":"276d9e1f6d4c-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '18f4ad638e934f2244eed6eb346829bdc13df50f96bc6dfe2ae760175dd09c10');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 8, '{"timestamp":"2026-11-30T06:19:17.141685+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"276d9e1f6d4c-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '1f64b4ccec25850f3555762b7e938b95a01fcd11c7c7855e091f6d8cc9fc125f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 9, '{"timestamp":"2026-11-30T06:19:17.144621+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', '148c3f3f8b1deb88c0c628c49877c0b0688b70d5d7f929ffe7246d8523fe6e5c');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 0, '{"timestamp":"2026-11-30T06:19:17.184732+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 1, '{"timestamp":"2026-11-30T06:19:17.218526+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', 'a729b42dc3a7f1323c4c06224cff228e5b372d5fba46a215c9a1b715647d72c0');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 2, '{"timestamp":"2026-11-30T06:19:17.21869+00:00","eventName":"Started","activityInstanceId":"882e2b58843b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '71593926ba3784a9bc32506d5118b12e54b8828b058e3ddf5b8d3f00b09897e7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 3, '{"timestamp":"2026-11-30T06:19:17.218966+00:00","eventName":"Started","activityInstanceId":"882e2b58843b-1","parentActivityInstanceId":"882e2b58843b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7440e70bcbe2312043edd0207c8038255bc10eb8b42ff751b6a473ea49ee31a1');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 1, '{"timestamp":"2026-11-30T06:19:17.306823+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', 'e92e64d60f677309e2e3dfd4b7c0d579e38bdd9b1c7d53c7882cf355c8684b59');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 2, '{"timestamp":"2026-11-30T06:19:17.307039+00:00","eventName":"Started","activityInstanceId":"db6d0e9e9b4c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', 'e35d20f7e3f127a85b6bc01b11eeecd2b25b559eea196c7485f01cbaf2678b66');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 3, '{"timestamp":"2026-11-30T06:19:17.307326+00:00","eventName":"Started","activityInstanceId":"db6d0e9e9b4c-1","parentActivityInstanceId":"db6d0e9e9b4c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '50378947a8a37ca58d1b97937ca844714b5b4f711044fcd7dc2f8b1bf77bb3d9');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 8, '{"timestamp":"2026-11-30T06:19:17.316708+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"db6d0e9e9b4c-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '2822561a8eb6982a3d21377a6d469a8f3c7fc858fd467e15b00e1116bab4d9c7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 9, '{"timestamp":"2026-11-30T06:19:17.31695+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"db6d0e9e9b4c-3","parentActivityInstanceId":"db6d0e9e9b4c-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'e4b624435a0bd053bbaf52c09a401b2dfde6d084d29e130fab6ee214f7747911');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 10, '{"timestamp":"2026-11-30T06:19:17.316988+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', 'd5a614a8c6700f13004025067c453812df83ff936d351ee6a8e13d0bc7e68df8');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 9, '{"timestamp":"2026-11-30T06:19:17.034462+00:00","eventName":"Started","activityInstanceId":"d19f8baac4a8-4","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '5c33087eeacaa58331eccc53dcd0879d9392d50005c536e39e4cddee333aceeb');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 10, '{"timestamp":"2026-11-30T06:19:17.034571+00:00","eventName":"Suspended","activityInstanceId":"d19f8baac4a8-4","parentActivityInstanceId":"d19f8baac4a8-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '9bc15312415a53193ce6b3dd9eb41f04b71fae99dff8077feb1daeb36cdeec06');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 1, '{"timestamp":"2026-11-30T06:19:17.120322+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '38e6bc1c7b205570de6c0825e544ce4d66a0866867151ac5c31a767452bdbfe7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 2, '{"timestamp":"2026-11-30T06:19:17.120494+00:00","eventName":"Started","activityInstanceId":"276d9e1f6d4c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', '55956bbad07d5d491278c31d0bee3e354edc4d4d3a69ab1181a6e891e0c144c2');
INSERT INTO public.journal_lines VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 3, '{"timestamp":"2026-11-30T06:19:17.120718+00:00","eventName":"Started","activityInstanceId":"276d9e1f6d4c-1","parentActivityInstanceId":"276d9e1f6d4c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '16eb351de10fb17c8abd4745574b86bc5c084ea233ec999474ca95518596379c');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 4, '{"timestamp":"2026-11-30T06:19:17.222811+00:00","eventName":"Started","activityInstanceId":"882e2b58843b-2","parentActivityInstanceId":"882e2b58843b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '43b50e26b2f9b5f391250062e035ae30fa5e0cadae9f21db71fe0bf80d85e820');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 5, '{"timestamp":"2026-11-30T06:19:17.222968+00:00","eventName":"Output","message":"begun","activityInstanceId":"882e2b58843b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '83d76d38b240ca671dc9f84f30470fb8a7fc9ccf642b469a01525fde987e3bc7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 6, '{"timestamp":"2026-11-30T06:19:17.223004+00:00","eventName":"Completed","activityInstanceId":"882e2b58843b-2","parentActivityInstanceId":"882e2b58843b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '82c18948fed7f1ca587db4a06419bd2826e8b34501f7575a45a61be9a2d5a111');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 7, '{"timestamp":"2026-11-30T06:19:17.223111+00:00","eventName":"Started","activityInstanceId":"882e2b58843b-3","parentActivityInstanceId":"882e2b58843b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'a40f75dd40101127e30ecce98c56bc56e5ce1f17c3dd492f81b28202699bed90');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 8, '{"timestamp":"2026-11-30T06:19:17.22628+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"882e2b58843b-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '9b9fd771c8241448e1ae5c56704f7ad0d435b27d1f9c458e979bc845399dac83');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 9, '{"timestamp":"2026-11-30T06:19:17.227171+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"882e2b58843b-3","parentActivityInstanceId":"882e2b58843b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'b5f4df6337404e4a7c051e8954bdb9de8cd0497dbed44c6e29097492b6ebd58d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 10, '{"timestamp":"2026-11-30T06:19:17.227238+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '518e41914693f2526c09cdedc21a2b3db547a4846746dacd420f566eefe6f5cb');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 0, '{"timestamp":"2026-11-30T06:19:17.254627+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 4, '{"timestamp":"2026-11-30T06:19:17.313424+00:00","eventName":"Started","activityInstanceId":"db6d0e9e9b4c-2","parentActivityInstanceId":"db6d0e9e9b4c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '0f8a854d138b72b4291e39ec9f9064f9e84b86a2a605ef82603f31174dd41274');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 5, '{"timestamp":"2026-11-30T06:19:17.313599+00:00","eventName":"Output","message":"begun","activityInstanceId":"db6d0e9e9b4c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '820bafe2872229fe3e89440e198c6ad60dcaf9385aa277b51dee1ad0a0c1953d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 6, '{"timestamp":"2026-11-30T06:19:17.313633+00:00","eventName":"Completed","activityInstanceId":"db6d0e9e9b4c-2","parentActivityInstanceId":"db6d0e9e9b4c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5b1fb76545cf038e51d6aeda8c32cda3b701f5305fffd3821b3fb57d131b8d03');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 7, '{"timestamp":"2026-11-30T06:19:17.313791+00:00","eventName":"Started","activityInstanceId":"db6d0e9e9b4c-3","parentActivityInstanceId":"db6d0e9e9b4c-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '2f257d76887a10424b5803cb071d91103a0df1443440e144ba93dc39355d1b2f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 1, '{"timestamp":"2026-11-30T06:19:17.384999+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', '25bef21a2d9e16f726038b5ae05371e0e54cbdbf89b7a559234dc2bc561a85de');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 2, '{"timestamp":"2026-11-30T06:19:17.385145+00:00","eventName":"Started","activityInstanceId":"fa1c5652fc97-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '042b0fedd428ae2c7593553a5d5d7d66dee076749db829fbbc851eab92c514b1');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 3, '{"timestamp":"2026-11-30T06:19:17.38534+00:00","eventName":"Started","activityInstanceId":"fa1c5652fc97-1","parentActivityInstanceId":"fa1c5652fc97-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '93aaef9fc8e0dee7581f022ab3ffd63d9bf85f2284e5c6889287c2d1d724039f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 9, '{"timestamp":"2026-11-30T06:19:17.435449+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', 'b28685e5c165fc9075682e9d7f6d30a47e7ea3e2b96d2f3c2675306de2e0122b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 10, '{"timestamp":"2026-11-30T06:19:17.436741+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '5af83679bd8813ed8eaaf6210c4304037bcab0c1d1d617b42d6e3c25432763d1');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 0, '{"timestamp":"2026-11-30T06:19:17.324234+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 4, '{"timestamp":"2026-11-30T06:19:17.389537+00:00","eventName":"Started","activityInstanceId":"fa1c5652fc97-2","parentActivityInstanceId":"fa1c5652fc97-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd4265c3f3a53524f219dc020c8e8cbbb08e867e9dca32fc8e446deac6ee04a1b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 5, '{"timestamp":"2026-11-30T06:19:17.389607+00:00","eventName":"Output","message":"begun","activityInstanceId":"fa1c5652fc97-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '1f1e65c9b81a6b1f97f8738a55c8155199cb068f7aacd08a5cd5ff4fb0bf618b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 6, '{"timestamp":"2026-11-30T06:19:17.389635+00:00","eventName":"Completed","activityInstanceId":"fa1c5652fc97-2","parentActivityInstanceId":"fa1c5652fc97-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '26783107017487e6f4456a8b5cbdc32ad7f635fa1cc833b898468b71ddb1c3af');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 7, '{"timestamp":"2026-11-30T06:19:17.389738+00:00","eventName":"Started","activityInstanceId":"fa1c5652fc97-3","parentActivityInstanceId":"fa1c5652fc97-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '5e1e5a68ce9c1287865a499ee605bf17f25d91625575ef7e8a94dca89f9a82b0');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 8, '{"timestamp":"2026-11-30T06:19:17.389797+00:00","eventName":"Suspended","message":"until 2026-11-30 07:19:17Z","activityInstanceId":"fa1c5652fc97-3","parentActivityInstanceId":"fa1c5652fc97-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'c7ed29d9f69298c813089a32f520ec213010cfb96148dd622bef094c40c5fa71');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 0, '{"timestamp":"2026-11-30T06:19:17.470633+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 1, '{"timestamp":"2026-11-30T06:19:17.512418+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', 'a8c6f0f94efa1ea13737a0bdfff1def276e6c360a33bd4b501ae3ccb3ccdae71');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 2, '{"timestamp":"2026-11-30T06:19:17.512565+00:00","eventName":"Started","activityInstanceId":"a87c8d016363-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', '98f546f27846857b35d1ba56a33a323589d3afe516b5b6c482dd10d838158464');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 3, '{"timestamp":"2026-11-30T06:19:17.513587+00:00","eventName":"Started","activityInstanceId":"a87c8d016363-1","parentActivityInstanceId":"a87c8d016363-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '4acf0e80e21bd515ac0403a11fcaa32c44121eda7c8e0a9ab530baa76d06d800');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 8, '{"timestamp":"2026-11-30T06:19:17.574678+00:00","eventName":"Completed","activityInstanceId":"a87c8d016363-3","parentActivityInstanceId":"a87c8d016363-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '18cbdeb22e6c3cf8eed7aa9a28b566cd750ccd88faa3b509b8ae1cebf4bd3e26');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 10, '{"timestamp":"2026-11-30T06:19:17.59173+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"a87c8d016363-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'c30b741a063ca6a9e1642683d1718c17b75bd1239f900704f337145e23e84aac');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 11, '{"timestamp":"2026-11-30T06:19:17.592065+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"a87c8d016363-4","parentActivityInstanceId":"a87c8d016363-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '3642d4b0bfde38f3cf83d4f8a7cd15c80d12202d9e0e406a38bbf687f43bf878');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 12, '{"timestamp":"2026-11-30T06:19:17.593484+00:00","eventName":"Ended","message":"Faulted: It is broken."}', 'df88b593b051d16088ec1e3d8c861a5da99b765b309d80b616da331715ecded5');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 1, '{"timestamp":"2026-11-30T06:19:17.735943+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', '35f2f0fe98066a0a4b0c5d95c4702305796c463f61076bdbebd9099450f27204');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 2, '{"timestamp":"2026-11-30T06:19:17.736092+00:00","eventName":"Started","activityInstanceId":"5627d2743b1b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', 'a9d91dfeb17e43807df16aa6c18107f7f93281ac96b13f14d78b78bf1e99bd70');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 3, '{"timestamp":"2026-11-30T06:19:17.736305+00:00","eventName":"Started","activityInstanceId":"5627d2743b1b-1","parentActivityInstanceId":"5627d2743b1b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '318468d807886aca2d8a69d31a6b80072fe1b37312129660bdc9072e4f412fcf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 4, '{"timestamp":"2026-11-30T06:19:17.739585+00:00","eventName":"Started","activityInstanceId":"5627d2743b1b-2","parentActivityInstanceId":"5627d2743b1b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'eb22ee8a5db1352ae353421e69c0ab88b035dfcc07e6d2b1c72d8c8e6c3cb22f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 5, '{"timestamp":"2026-11-30T06:19:17.739629+00:00","eventName":"Output","message":"begun","activityInstanceId":"5627d2743b1b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dfe7141363317c35f55eaadeda10fa0c4368a7c9f06fd1c838c58e23cd127b18');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 6, '{"timestamp":"2026-11-30T06:19:17.739654+00:00","eventName":"Completed","activityInstanceId":"5627d2743b1b-2","parentActivityInstanceId":"5627d2743b1b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b8d38bbdc73e477ff2a442646456c3ee16347f05cb575949e3db3555a923c6b2');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 7, '{"timestamp":"2026-11-30T06:19:17.739755+00:00","eventName":"Started","activityInstanceId":"5627d2743b1b-3","parentActivityInstanceId":"5627d2743b1b-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'e0bf30893f729479c762510f0b1826e342265c61199b2f587159278577ae36be');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 9, '{"timestamp":"2026-11-30T06:19:18.481336+00:00","eventName":"Note","message":"For you: Do it by hand. It is looked for.","payload":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."}}', '26b1affad91cfc77ed52f8885f0c298dadb2920ab0116d48c61eed96a28aebb7');
INSERT INTO public.journal_lines VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 11, '{"timestamp":"2026-11-30T06:19:17.442676+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', '0292a9ed266fed19999e222e6183458cc53d7866a302b944d1902acf08d1ec94');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 4, '{"timestamp":"2026-11-30T06:19:17.517159+00:00","eventName":"Started","activityInstanceId":"a87c8d016363-2","parentActivityInstanceId":"a87c8d016363-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8cfc2d4de0c03d71e16c401c404ec2a970a93782ef845286f85ea15c483ef3d4');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 5, '{"timestamp":"2026-11-30T06:19:17.517207+00:00","eventName":"Output","message":"begun","activityInstanceId":"a87c8d016363-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '21f9a191deda5cc87edce4fde48a7c3e8737b902da640a60a65d3cea772eb5b3');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 6, '{"timestamp":"2026-11-30T06:19:17.517233+00:00","eventName":"Completed","activityInstanceId":"a87c8d016363-2","parentActivityInstanceId":"a87c8d016363-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8ef8b2c2cda68c7e9ec41b09413b813459a295937a997fb38f935a9a8cd20010');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 7, '{"timestamp":"2026-11-30T06:19:17.518461+00:00","eventName":"Started","activityInstanceId":"a87c8d016363-3","parentActivityInstanceId":"a87c8d016363-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'a954f91be62778423fa35db14c89ab1b251344a36a153740e65f71aa09ca7487');
INSERT INTO public.journal_lines VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 9, '{"timestamp":"2026-11-30T06:19:17.585022+00:00","eventName":"Started","activityInstanceId":"a87c8d016363-4","parentActivityInstanceId":"a87c8d016363-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'ef17cb564d23749d36c317d45cc939aeecac030947689d8ecf96f0588f1a4ce9');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 0, '{"timestamp":"2026-11-30T06:19:17.671034+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 10, '{"timestamp":"2026-11-30T06:19:17.759323+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"5627d2743b1b-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '943f67f927ddecc2387bb62589da7096077228d19a496a279014c5791306d5fc');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 11, '{"timestamp":"2026-11-30T06:19:17.759583+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"5627d2743b1b-4","parentActivityInstanceId":"5627d2743b1b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '38d2c0c43b05aca92cd3b618e613669dcf3f4da8abd2b9e1836b38715f6b957c');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 12, '{"timestamp":"2026-11-30T06:19:17.759628+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '89ad9832c4c5030f6c7a8e0da3ee3e8efe41379e3f61ed95e1089f2cc1ea5c8a');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 4, '{"timestamp":"2026-11-30T06:19:17.922573+00:00","eventName":"Started","activityInstanceId":"64d0ac5d2d6c-2","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '12dc57650ac86c3b960f725e0153f8a6b6364049fe5989687fa8a1aa52fb67a0');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 5, '{"timestamp":"2026-11-30T06:19:17.922664+00:00","eventName":"Output","message":"begun","activityInstanceId":"64d0ac5d2d6c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '243e0ad84df2939c545790bdbc091fdf48de338e95e7e85b74522044268701dc');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 6, '{"timestamp":"2026-11-30T06:19:17.922691+00:00","eventName":"Completed","activityInstanceId":"64d0ac5d2d6c-2","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f2e74bbb9d36e8a5e71ebf18c3beac7b21762aac837fc7506a002bcaa9d4a32a');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 7, '{"timestamp":"2026-11-30T06:19:17.922821+00:00","eventName":"Started","activityInstanceId":"64d0ac5d2d6c-3","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'f686eb1e8bf8de7371892a7a0d273fc2abfc4d731e97730d7dd8c314a758c763');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 4, '{"timestamp":"2026-11-30T06:19:18.123541+00:00","eventName":"Started","activityInstanceId":"04b396518b73-2","parentActivityInstanceId":"04b396518b73-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '6ece8416aaf0ff1cab5820f3c92144fc97ef9daedcc5e5a4ffde3c9302d20e2d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 5, '{"timestamp":"2026-11-30T06:19:18.12363+00:00","eventName":"Output","message":"begun","activityInstanceId":"04b396518b73-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'd270e277e630b6fea6a075af0d59e000a11e3b70d0775e3e5fa04f99e7061cdf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 6, '{"timestamp":"2026-11-30T06:19:18.123663+00:00","eventName":"Completed","activityInstanceId":"04b396518b73-2","parentActivityInstanceId":"04b396518b73-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'bbccd9bf2a9f82fa8e6f92bee434ff8634fdffe901b231f0d5361fcbc542cf88');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 7, '{"timestamp":"2026-11-30T06:19:18.123877+00:00","eventName":"Started","activityInstanceId":"04b396518b73-3","parentActivityInstanceId":"04b396518b73-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'e35877d425adb16fa7b99f63178f19b7db4f8fbefc843a9efe5a795c20e4ca8a');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 8, '{"timestamp":"2026-11-30T06:19:18.123954+00:00","eventName":"Suspended","activityInstanceId":"04b396518b73-3","parentActivityInstanceId":"04b396518b73-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', '73f317ef871013a5a0359aacf0b500ee85a188f1f1318ff3aa5ab4c7088583a3');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 12, '{"timestamp":"2026-11-30T06:19:18.199522+00:00","eventName":"Started","activityInstanceId":"04b396518b73-6","parentActivityInstanceId":"04b396518b73-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'c38c8b842ac35ca6f0eacafc9bad99a61f86d12f745225012f495fbb118b815e');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 0, '{"timestamp":"2026-11-30T06:19:18.519396+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 8, '{"timestamp":"2026-11-30T06:19:17.751187+00:00","eventName":"Completed","activityInstanceId":"5627d2743b1b-3","parentActivityInstanceId":"5627d2743b1b-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '8ee6a970937209f37017151879c60246f5260e05a77ec6858c24cc5ffcf54c6b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 9, '{"timestamp":"2026-11-30T06:19:17.754461+00:00","eventName":"Started","activityInstanceId":"5627d2743b1b-4","parentActivityInstanceId":"5627d2743b1b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '94b5ecfd662c2fba585fa838a15235199fd82b74071b72639db3916aebf719f9');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 13, '{"timestamp":"2026-11-30T06:19:17.825358+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', '3dc5097420519ed8576d4c14539df1c2395c7b74d767924e4f95b9a1c4910225');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 14, '{"timestamp":"2026-11-30T06:19:17.826075+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', '7b09e0ebfb92351b183bc943779866313f778a69ac2f200afaf7a332ec1ab275');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 15, '{"timestamp":"2026-11-30T06:19:17.839822+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', 'cb06a3e38bb34afbf1283ed5e34ba20ce4fc43916d26e2c692b4c00c73b749bc');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 0, '{"timestamp":"2026-11-30T06:19:17.862853+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 1, '{"timestamp":"2026-11-30T06:19:17.910315+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '01a7a9c05e9fe9b0aaceafb048e15cdaceea8c8e2921eeed30a8fafd92a47611');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 2, '{"timestamp":"2026-11-30T06:19:17.910503+00:00","eventName":"Started","activityInstanceId":"64d0ac5d2d6c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', '6c0f2e69c26865624fee56402f4a611962726ba37de226bd0ebc1fc331fdf3cb');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 3, '{"timestamp":"2026-11-30T06:19:17.910786+00:00","eventName":"Started","activityInstanceId":"64d0ac5d2d6c-1","parentActivityInstanceId":"64d0ac5d2d6c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '78dd1b108784d8c737c977be5fe087b0453df0513fe22ab06f7bb099c677ba38');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 8, '{"timestamp":"2026-11-30T06:19:17.930785+00:00","eventName":"Completed","activityInstanceId":"64d0ac5d2d6c-3","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '9582d6a96aabc3239847caf03d192416ea0f37760e63c01ef6e9d3050f9d0d63');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 9, '{"timestamp":"2026-11-30T06:19:17.938957+00:00","eventName":"Started","activityInstanceId":"64d0ac5d2d6c-4","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '594905424eb1433f60a30f44711f245a9f552bf753034a8d42f3e756ebb7c3a8');
INSERT INTO public.journal_lines VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 10, '{"timestamp":"2026-11-30T06:19:17.939067+00:00","eventName":"Suspended","activityInstanceId":"64d0ac5d2d6c-4","parentActivityInstanceId":"64d0ac5d2d6c-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '473d0d75efe9a32a33b3df958bec3184eff00a3d015ded0a5f4585d77cf43075');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 0, '{"timestamp":"2026-11-30T06:19:17.974739+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 1, '{"timestamp":"2026-11-30T06:19:18.114718+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', '772306393cc6604c6dbc8d3df221a8bc9101663b0ce4b21361bc02db4bc0669d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 2, '{"timestamp":"2026-11-30T06:19:18.114856+00:00","eventName":"Started","activityInstanceId":"04b396518b73-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', 'c9650a1e84974db77f2e7691b742747a0c4c8841ee0b6583d4e99e988374ee71');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 3, '{"timestamp":"2026-11-30T06:19:18.115211+00:00","eventName":"Started","activityInstanceId":"04b396518b73-1","parentActivityInstanceId":"04b396518b73-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', '3d757c59df3f20163423017cad9d2a7e3c3c4c8af76f39435fddd1dc9aa431ed');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 9, '{"timestamp":"2026-11-30T06:19:18.188691+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', '09ce7553dcb7cd04a016ef2a14ec95acdb5fe7144527542e3d32b61f28b7092f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 10, '{"timestamp":"2026-11-30T06:19:18.190557+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', '8e216d5e91cf874aee562c1d80848a932b1cef3d80d516286ea6eba6abc75523');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 11, '{"timestamp":"2026-11-30T06:19:18.194289+00:00","eventName":"Started","activityInstanceId":"04b396518b73-5","parentActivityInstanceId":"04b396518b73-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', 'eac304111ca8c2790c8948aafccbb51370a7f53c5233cb578bec5491ad4b71a4');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 13, '{"timestamp":"2026-11-30T06:19:18.203069+00:00","eventName":"Started","activityInstanceId":"04b396518b73-7","parentActivityInstanceId":"04b396518b73-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '219b2168988a210b2affcb8d84fdbed9cd38d7f35c71c14c412cd780ca3f226d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 14, '{"timestamp":"2026-11-30T06:19:18.203154+00:00","eventName":"Suspended","activityInstanceId":"04b396518b73-7","parentActivityInstanceId":"04b396518b73-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '676b9e349f926eb08cd0b49c395028fc2e0882f2f1592ec91bdd4119df5a3631');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 0, '{"timestamp":"2026-11-30T06:19:18.249077+00:00","eventName":"Created","message":"Run of kept-caller@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 1, '{"timestamp":"2026-11-30T06:19:18.272519+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', '994c40cd0f515d5a3225293982f3d4fb116b1488c1fff77eceec54e06e90ebbf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 2, '{"timestamp":"2026-11-30T06:19:18.272648+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-caller","nodeId":"Workflow1"}', '9911b9d4e6035e7949f2093dedece74d5da35d2609dd560e0f8d6be11b7b80c2');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 3, '{"timestamp":"2026-11-30T06:19:18.27298+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-1","parentActivityInstanceId":"d8c5c9b99c70-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '8252c73249f5218a473f4bfff4b4ca714134ce8b77a1bda4ab52941cf5e96461');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 10, '{"timestamp":"2026-11-30T06:19:18.289003+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-6","parentActivityInstanceId":"d8c5c9b99c70-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', 'e81fa898d3860c5dd92cef6dcb4d7e87629690f81b31f26453ba1c09670c8d37');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 11, '{"timestamp":"2026-11-30T06:19:18.289088+00:00","eventName":"Output","message":"called","activityInstanceId":"d8c5c9b99c70-6","activityId":"write-called","activityType":"Elsa.WriteLine","activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '98d06dd03a1b608fe5dfaf084e467bbad257d5b280e56dc69bd146a12ddf45c6');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 12, '{"timestamp":"2026-11-30T06:19:18.289117+00:00","eventName":"Completed","activityInstanceId":"d8c5c9b99c70-6","parentActivityInstanceId":"d8c5c9b99c70-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '94bc57772673cc63b934e2eb3a90c5749cd4f5001791426a6dcd9da7010df5bf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 13, '{"timestamp":"2026-11-30T06:19:18.289263+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-7","parentActivityInstanceId":"d8c5c9b99c70-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '0ea6bb7de4f15ed5937028ad35f4c4fcc21a298f65651f4175be3a1e6edd3ef3');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 14, '{"timestamp":"2026-11-30T06:19:18.289281+00:00","eventName":"Suspended","activityInstanceId":"d8c5c9b99c70-7","parentActivityInstanceId":"d8c5c9b99c70-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'd85aa3914b18add402458971a99d9cef0a6fa1f71cfcf278387f3e9d3f19a381');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 0, '{"timestamp":"2026-11-30T06:19:18.318653+00:00","eventName":"Created","message":"Run of kept-loop@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 4, '{"timestamp":"2026-11-30T06:19:18.357989+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-2","parentActivityInstanceId":"641ddec02d14-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '7a71eece99de9c0f37be24e6e993e42eb729132fcebfdf9c30a4a11e10953491');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 5, '{"timestamp":"2026-11-30T06:19:18.358053+00:00","eventName":"Output","message":"begun","activityInstanceId":"641ddec02d14-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'de288133da6913251b988a6327661157c79014520d6e5c2ab33e56676a8b900c');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 6, '{"timestamp":"2026-11-30T06:19:18.358081+00:00","eventName":"Completed","activityInstanceId":"641ddec02d14-2","parentActivityInstanceId":"641ddec02d14-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '098e9f17faa8f842df958ad6adee74d5420667dfad1d2e649109f764d95af77d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 7, '{"timestamp":"2026-11-30T06:19:18.35821+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-3","parentActivityInstanceId":"641ddec02d14-1","activityId":"each","activityType":"Elsa.ForEach","activityTypeVersion":0,"activityName":"each","nodeId":"Workflow1:seq:each"}', 'cd5f368af5ac80d2cfefb163ee7a872b3c2c754e014df9325a3ae6e9e607037d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 9, '{"timestamp":"2026-11-30T06:19:18.375421+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-5","parentActivityInstanceId":"641ddec02d14-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'd4e93e2693141f8c703cf5a308f0e3ea48a326ebccdd7c5cf08b2162ab5d7836');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 10, '{"timestamp":"2026-11-30T06:19:18.375534+00:00","eventName":"Suspended","activityInstanceId":"641ddec02d14-5","parentActivityInstanceId":"641ddec02d14-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '402c58e72d1a8ba1aef3d9b5c2efec91b0579822fe83abf0b45643b9d3e417ea');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 0, '{"timestamp":"2026-11-30T06:19:18.419276+00:00","eventName":"Created","message":"Run of kept-asked@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 11, '{"timestamp":"2026-11-30T06:19:18.43428+00:00","eventName":"Claimed","message":"Claimed by kept under number 31."}', 'a885e5ab5f25c6fc873ac96e69dc9be936ce76014f0597b250e94d3d1c1cc9da');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 12, '{"timestamp":"2026-11-30T06:19:18.443334+00:00","eventName":"Resumed","activityInstanceId":"641ddec02d14-5","parentActivityInstanceId":"641ddec02d14-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '1afa9d0d9db7f5b892a4bb6690a6abe7743895e4e3e453e7c44ba242d145d726');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 13, '{"timestamp":"2026-11-30T06:19:18.444165+00:00","eventName":"Completed","activityInstanceId":"641ddec02d14-5","parentActivityInstanceId":"641ddec02d14-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '76c723ac7014a750b32fe9c28e533dc3a769428f49ee6830954c324682fe58af');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 1, '{"timestamp":"2026-11-30T06:19:18.470932+00:00","eventName":"Claimed","message":"Claimed by kept under number 32."}', '0ef1eed62389402c660502d499a4731ecda40e30eb149bd887b20e5f8a8d0875');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 2, '{"timestamp":"2026-11-30T06:19:18.471067+00:00","eventName":"Started","activityInstanceId":"c4fc68d0ec45-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-asked","nodeId":"Workflow1"}', 'd71a8d5314b444fe3381497306e98ef646fb65c6ef0d7543ae550506ea9d7988');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 3, '{"timestamp":"2026-11-30T06:19:18.471232+00:00","eventName":"Started","activityInstanceId":"c4fc68d0ec45-1","parentActivityInstanceId":"c4fc68d0ec45-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '8a71c1ea9765025c54d967ced1b921e527ad93ac8c6da239a6e7e43cf416e87e');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 8, '{"timestamp":"2026-11-30T06:19:18.481184+00:00","eventName":"Note","message":"Looked at asked.","activityInstanceId":"c4fc68d0ec45-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '5842eae2e3c62e1b1e1cc1071bd28b8656c276092f1908a8d53b17423d919468');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 4, '{"timestamp":"2026-11-30T06:19:18.275645+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-2","parentActivityInstanceId":"d8c5c9b99c70-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'eb57149d727feb17c67aa2293c2aa35f740635cecc2bff02f51a4c0d2b62d432');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 5, '{"timestamp":"2026-11-30T06:19:18.275697+00:00","eventName":"Output","message":"begun","activityInstanceId":"d8c5c9b99c70-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '66d61d92c6d941676690541a3690dbb9cb384485fbf577b9c78d4fa536f36160');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 6, '{"timestamp":"2026-11-30T06:19:18.275725+00:00","eventName":"Completed","activityInstanceId":"d8c5c9b99c70-2","parentActivityInstanceId":"d8c5c9b99c70-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '374e5741bbb0c18e923dd8b01d3de3b30c8986e6c916076fefc1fc8ea98c2f7f');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 7, '{"timestamp":"2026-11-30T06:19:18.277018+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-3","parentActivityInstanceId":"d8c5c9b99c70-1","activityId":"call","activityType":"Elsa.ExecuteWorkflow","activityTypeVersion":0,"activityName":"call","nodeId":"Workflow1:seq:call"}', '6894346cea334050a3643580e73ebd17e9ecbf5f0a8a482c9a47430959a68b74');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 8, '{"timestamp":"2026-11-30T06:19:18.278712+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-4","parentActivityInstanceId":"d8c5c9b99c70-3","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-called","nodeId":"Workflow1"}', '1182980349a7c5dd83c8cd8693886c6ef80aecf9aa8e8dd4ff452f0c01798970');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 9, '{"timestamp":"2026-11-30T06:19:18.285221+00:00","eventName":"Started","activityInstanceId":"d8c5c9b99c70-5","parentActivityInstanceId":"d8c5c9b99c70-4","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '3b6b0df71ecb62fc703976ecb2720bfe24ac87d9892e33b9e5ff0cc5e90c63fe');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 1, '{"timestamp":"2026-11-30T06:19:18.355281+00:00","eventName":"Claimed","message":"Claimed by kept under number 29."}', '85b96a5880b8253051d3f75f536d53414caec93836270c98a6789a933d3f6127');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 2, '{"timestamp":"2026-11-30T06:19:18.355425+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-loop","nodeId":"Workflow1"}', '33695611a69a5ce1f73cb6e7f08a24c74875e599a82d2041680e36e161748251');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 3, '{"timestamp":"2026-11-30T06:19:18.355609+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-1","parentActivityInstanceId":"641ddec02d14-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'e537fe1468134584560b5f5ddcfa1140061acc22faadc52dfae82b2c760f25ae');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 8, '{"timestamp":"2026-11-30T06:19:18.372211+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-4","parentActivityInstanceId":"641ddec02d14-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '16a6aa035717ae5c13f51ad89b6809002a31b54e345a795f4c975e3997c3e23e');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 14, '{"timestamp":"2026-11-30T06:19:18.452222+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-7","parentActivityInstanceId":"641ddec02d14-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '354cfe3f33aa1acf3963010c906a48a5eede4d7cb3065e2f955519529025bf7b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 15, '{"timestamp":"2026-11-30T06:19:18.452343+00:00","eventName":"Output","message":"in a round","activityInstanceId":"641ddec02d14-7","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'fe696c9fb6d9ca51959106e2b71373c9dd8eb66d5dbc52307eeb3b6f569de3ac');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 16, '{"timestamp":"2026-11-30T06:19:18.452374+00:00","eventName":"Completed","activityInstanceId":"641ddec02d14-7","parentActivityInstanceId":"641ddec02d14-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'a47e702d4063b4fef33ea38b979ca4de5a9d6403016d8742c76d6f9e33710107');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 17, '{"timestamp":"2026-11-30T06:19:18.455029+00:00","eventName":"Completed","activityInstanceId":"641ddec02d14-4","parentActivityInstanceId":"641ddec02d14-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'cabfafa94fdadaa54e38531618f2719986ec61738d7adf03d0354ae7fcbf6bbf');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 18, '{"timestamp":"2026-11-30T06:19:18.456385+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-8","parentActivityInstanceId":"641ddec02d14-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', 'f83150540ebe2372c2a81bffa661779ba38b10b3513bca8a1b1bb92662fbd68d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 19, '{"timestamp":"2026-11-30T06:19:18.460317+00:00","eventName":"Started","activityInstanceId":"641ddec02d14-9","parentActivityInstanceId":"641ddec02d14-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '010878fa6b4f7b34538605977dc9cb25645bf1067c0813a715c40f1272da3699');
INSERT INTO public.journal_lines VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 20, '{"timestamp":"2026-11-30T06:19:18.46049+00:00","eventName":"Suspended","activityInstanceId":"641ddec02d14-9","parentActivityInstanceId":"641ddec02d14-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'ee2a9ff1555c99a44216d52d18e1cacdd0c598ed4462ebeb460ada1488c1b5ab');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 4, '{"timestamp":"2026-11-30T06:19:18.474353+00:00","eventName":"Started","activityInstanceId":"c4fc68d0ec45-2","parentActivityInstanceId":"c4fc68d0ec45-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '91fed0bea1658adab35cb84e436bfb2384555248ba15eedc4b834be97498aaee');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 5, '{"timestamp":"2026-11-30T06:19:18.474424+00:00","eventName":"Output","message":"begun","activityInstanceId":"c4fc68d0ec45-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2a614cc49a17532e9ee49586615dca81dd1f26ecd39137826faf15b237267735');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 6, '{"timestamp":"2026-11-30T06:19:18.474451+00:00","eventName":"Completed","activityInstanceId":"c4fc68d0ec45-2","parentActivityInstanceId":"c4fc68d0ec45-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '814993750bd4e9ca52a0fc2687b52800c58c77914e3fc927b17199ace37a4388');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 7, '{"timestamp":"2026-11-30T06:19:18.474558+00:00","eventName":"Started","activityInstanceId":"c4fc68d0ec45-3","parentActivityInstanceId":"c4fc68d0ec45-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '282529242dc81feaa57ac5fad5d93e70e6fb8aaaa5f865fe6edf65693616d432');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 1, '{"timestamp":"2026-11-30T06:19:18.550994+00:00","eventName":"Claimed","message":"Claimed by kept under number 34."}', '48707786ee37a6ebd96c752417936a76793007024387a066fa7cb1140229323b');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 2, '{"timestamp":"2026-11-30T06:19:18.551151+00:00","eventName":"Started","activityInstanceId":"0e35015f9779-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', 'ca09e3ee431b4553c7bfdc886cf0d419d5b6b1be7978bda8cd5e28586d243eab');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 3, '{"timestamp":"2026-11-30T06:19:18.551341+00:00","eventName":"Started","activityInstanceId":"0e35015f9779-1","parentActivityInstanceId":"0e35015f9779-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '40f0dfc6e65bdaa58a76f08ca451a43b4f704958b30bf877035e9f599926ad24');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 4, '{"timestamp":"2026-11-30T06:19:18.5544+00:00","eventName":"Started","activityInstanceId":"0e35015f9779-2","parentActivityInstanceId":"0e35015f9779-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '3e9d97d2db26db861dcdff852f5c3f8569d2871ef08aab5196c3a2f2ca5234b6');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 5, '{"timestamp":"2026-11-30T06:19:18.554494+00:00","eventName":"Output","message":"begun","activityInstanceId":"0e35015f9779-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f2bdc28b1526fed2f3097a02724351e3193b3c94bca2eb97a74ee958326ec518');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 6, '{"timestamp":"2026-11-30T06:19:18.554525+00:00","eventName":"Completed","activityInstanceId":"0e35015f9779-2","parentActivityInstanceId":"0e35015f9779-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '6e7b44137f8ea90974aa149f670b05e22f63c77f3be58bfd542711c8ef9af46e');
INSERT INTO public.journal_lines VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 7, '{"timestamp":"2026-11-30T06:19:18.554661+00:00","eventName":"Started","activityInstanceId":"0e35015f9779-3","parentActivityInstanceId":"0e35015f9779-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', '527a3c53a08d96a033d129fe0b47922b1edd331d5005ecd64b05bca701006b5d');
INSERT INTO public.journal_lines VALUES ('01a22b1b-98b9-72ae-89b8-669239f3f4d6', 0, '{"timestamp":"2026-11-30T06:19:18.585213+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', '3862c439e60144b2a42ead0eca1c02bd');
INSERT INTO public.runs VALUES ('01a22b1b-91dc-7fe9-9f83-64a232d0f693', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"64a232d0f693-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:16.877275+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"64a232d0f693-1","nodeId":"Workflow1:seq","parentId":"64a232d0f693-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:16.877401+00:00","scheduledBy":"64a232d0f693-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"64a232d0f693-4","activity":{"executionId":"64a232d0f693-3","nodeId":"Workflow1:seq:hold-on","frameId":"64a232d0f693-1","attempt":1,"startedAt":"2026-11-30T06:19:16.882602+00:00","scheduledBy":"64a232d0f693-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T06:19:16.883443+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"b878a7c0cbce63f500818dc0aa61af26b373fc28e4490ffb7634dd43069c31a5","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-30 06:19:16.828231+00', '2026-11-30 06:19:16.891041+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-8fff-7bbc-a585-26a70ac659ab', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"26a70ac659ab-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:16.641234+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"26a70ac659ab-1","nodeId":"Workflow1:seq","parentId":"26a70ac659ab-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:16.675607+00:00","scheduledBy":"26a70ac659ab-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"26a70ac659ab-4","activity":{"executionId":"26a70ac659ab-3","nodeId":"Workflow1:seq:night","frameId":"26a70ac659ab-1","attempt":1,"startedAt":"2026-11-30T06:19:16.770588+00:00","scheduledBy":"26a70ac659ab-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T07:19:16.771577+00:00","createdAt":"2026-11-30T06:19:16.773399+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"dff0e99fc19a90f690d858b8acd2996f9eb06a75e0e580c28163f77b0d74488b","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-30 07:19:16.771577+00', 0, '[]', '2026-11-30 06:19:16.351519+00', '2026-11-30 06:19:16.794442+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9266-79ed-96f6-d19f8baac4a8', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"d19f8baac4a8-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:16.993616+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"d19f8baac4a8-1","nodeId":"Workflow1:flow","parentId":"d19f8baac4a8-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-30T06:19:16.993734+00:00","scheduledBy":"d19f8baac4a8-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"d19f8baac4a8-5","activity":{"executionId":"d19f8baac4a8-3","nodeId":"Workflow1:flow:left","frameId":"d19f8baac4a8-1","attempt":1,"startedAt":"2026-11-30T06:19:17.014354+00:00","scheduledBy":"d19f8baac4a8-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T06:19:17.014712+00:00"},{"id":"d19f8baac4a8-6","activity":{"executionId":"d19f8baac4a8-4","nodeId":"Workflow1:flow:right","frameId":"d19f8baac4a8-1","attempt":1,"startedAt":"2026-11-30T06:19:17.034227+00:00","scheduledBy":"d19f8baac4a8-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-30T06:19:17.034563+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"c4d71177048147b1b45fa08ca4c563903419c47abc705bbc2e15ebf7f5be350a","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-30 06:19:16.966269+00', '2026-11-30 06:19:17.050687+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-92d8-72e9-860f-276d9e1f6d4c', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"276d9e1f6d4c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.120443+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"276d9e1f6d4c-1","nodeId":"Workflow1:seq","parentId":"276d9e1f6d4c-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:17.120628+00:00","scheduledBy":"276d9e1f6d4c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"276d9e1f6d4c-3","nodeId":"Workflow1:seq:look","frameId":"276d9e1f6d4c-1","attempt":2,"notBefore":"2026-11-30T07:19:17.148792+00:00","startedAt":"2026-11-30T06:19:17.127686+00:00","scheduledBy":"276d9e1f6d4c-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"fd25505a47f56fb26844c7b2da0ae7378f747214bc03ba7bdfeb4ba67ae4ac09","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-30 07:19:17.148792+00', 0, '[]', '2026-11-30 06:19:17.080336+00', '2026-11-30 06:19:17.15426+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9769-7fbb-9dc2-d8c5c9b99c70', 12, 'kept-caller', 1, '[{"definitionId":"kept-called","version":1}]', '{"format":1,"frames":[{"id":"d8c5c9b99c70-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.272623+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"d8c5c9b99c70-1","nodeId":"Workflow1:seq","parentId":"d8c5c9b99c70-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:18.272757+00:00","scheduledBy":"d8c5c9b99c70-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"d8c5c9b99c70-3","nodeId":"Workflow1:seq:call","parentId":"d8c5c9b99c70-1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.275789+00:00","scheduledBy":"d8c5c9b99c70-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"d8c5c9b99c70-4","nodeId":"Workflow1","parentId":"d8c5c9b99c70-3","definition":{"definitionId":"kept-called","version":1},"input":{},"outputs":{},"variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.278693+00:00","scheduledBy":"d8c5c9b99c70-3","scheduledByActivity":"call","depth":3,"faultCount":0,"pauseAfter":false},{"id":"d8c5c9b99c70-5","nodeId":"Workflow1:seq","parentId":"d8c5c9b99c70-4","variables":{},"index":2,"startedAt":"2026-11-30T06:19:18.285012+00:00","scheduledBy":"d8c5c9b99c70-4","scheduledByActivity":"Workflow1","depth":4,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"d8c5c9b99c70-8","activity":{"executionId":"d8c5c9b99c70-7","nodeId":"Workflow1:seq:hold-on","frameId":"d8c5c9b99c70-5","attempt":1,"startedAt":"2026-11-30T06:19:18.289214+00:00","scheduledBy":"d8c5c9b99c70-6","scheduledByActivity":"write-called","inputs":{"EventName":"answer"},"answer":{}},"name":"Test.Wait","eventName":"answer","createdAt":"2026-11-30T06:19:18.28928+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"109e63c07c6f8ce66ad1a1ac101178219917c3a64f30ea65a55277f23925ed1d","nextId":9}', '{}', NULL, NULL, 'waits within a workflow that it calls', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 27, NULL, 0, '[]', '2026-11-30 06:19:18.249077+00', '2026-11-30 06:19:18.292351+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9340-7ed1-a10d-882e2b58843b', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"882e2b58843b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.218661+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"882e2b58843b-1","nodeId":"Workflow1:seq","parentId":"882e2b58843b-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:17.218831+00:00","scheduledBy":"882e2b58843b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"882e2b58843b-4","activity":{"executionId":"882e2b58843b-3","nodeId":"Workflow1:seq:look","frameId":"882e2b58843b-1","attempt":1,"startedAt":"2026-11-30T06:19:17.223067+00:00","scheduledBy":"882e2b58843b-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T06:19:17.227015+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"ce85fa8a3fd50ca3dfa06756dcfbb53caa29480ee0eebae8e8304f7a1a2c7a29","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-30 06:19:17.184732+00', '2026-11-30 06:19:17.232315+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9386-75e0-86d9-db6d0e9e9b4c', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"db6d0e9e9b4c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.307015+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"db6d0e9e9b4c-1","nodeId":"Workflow1:seq","parentId":"db6d0e9e9b4c-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:17.307221+00:00","scheduledBy":"db6d0e9e9b4c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"db6d0e9e9b4c-4","activity":{"executionId":"db6d0e9e9b4c-3","nodeId":"Workflow1:seq:look","frameId":"db6d0e9e9b4c-1","attempt":1,"startedAt":"2026-11-30T06:19:17.313748+00:00","scheduledBy":"db6d0e9e9b4c-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T06:19:17.316871+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"4e53ec827241ba8129a3dc0b5214c2c16d545fd44bc2182875dc9a409178f5f0","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-30 06:19:17.254627+00', '2026-11-30 06:19:17.318971+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-93cc-7289-be4c-fa1c5652fc97', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"fa1c5652fc97-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.385102+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"fa1c5652fc97-1","nodeId":"Workflow1:seq","parentId":"fa1c5652fc97-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:17.385266+00:00","scheduledBy":"fa1c5652fc97-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"fa1c5652fc97-4","activity":{"executionId":"fa1c5652fc97-3","nodeId":"Workflow1:seq:night","frameId":"fa1c5652fc97-1","attempt":1,"startedAt":"2026-11-30T06:19:17.3897+00:00","scheduledBy":"fa1c5652fc97-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-30T07:19:17.389745+00:00","createdAt":"2026-11-30T06:19:17.389751+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-30T06:19:17.436538+00:00"},"nextLine":12,"lastLineHash":"c1c6e7a66dc5d7a370fc49fa773944e4b390b8eebf26ab2948fcffae3f982f4d","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-30 06:19:17.324234+00', '2026-11-30 06:19:17.44303+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-945e-779f-9577-a87c8d016363', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"a87c8d016363-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.512537+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"a87c8d016363-1","nodeId":"Workflow1:seq","parentId":"a87c8d016363-0","variables":{},"index":3,"startedAt":"2026-11-30T06:19:17.512691+00:00","scheduledBy":"a87c8d016363-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"a87c8d016363-5","activity":{"executionId":"a87c8d016363-4","nodeId":"Workflow1:seq:look","frameId":"a87c8d016363-1","attempt":1,"startedAt":"2026-11-30T06:19:17.583822+00:00","scheduledBy":"a87c8d016363-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-30T06:19:17.591989+00:00"}],"openKeys":[{"key":"member:a","openedBy":"a87c8d016363-3","at":"2026-11-30T06:19:17.567489+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"44b7ff4e5fcee6af7fef93defe81c123b4d07513c8c01add70bd67af03c4f895","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-30 06:19:17.470633+00', '2026-11-30 06:19:17.593674+00', '2026-11-30 06:19:17.593674+00');
INSERT INTO public.runs VALUES ('01a22b1b-95e6-7c88-9423-64d0ac5d2d6c', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"64d0ac5d2d6c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.910475+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"64d0ac5d2d6c-1","nodeId":"Workflow1:seq","parentId":"64d0ac5d2d6c-0","variables":{},"index":3,"startedAt":"2026-11-30T06:19:17.910677+00:00","scheduledBy":"64d0ac5d2d6c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"64d0ac5d2d6c-5","activity":{"executionId":"64d0ac5d2d6c-4","nodeId":"Workflow1:seq:hold-on","frameId":"64d0ac5d2d6c-1","attempt":1,"startedAt":"2026-11-30T06:19:17.938475+00:00","scheduledBy":"64d0ac5d2d6c-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-30T06:19:17.939065+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"64d0ac5d2d6c-3","at":"2026-11-30T06:19:17.930671+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"a56ed0d24435e6b5eaba3d183234b1e1e327d3f41ff34fde545a472c721c5b90","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-30 06:19:18.589031+00', 1, '["cluster:h"]', '2026-11-30 06:19:17.862853+00', '2026-11-30 06:19:17.947826+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9656-705c-8e94-04b396518b73', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"04b396518b73-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.114827+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"04b396518b73-1","nodeId":"Workflow1:flow","parentId":"04b396518b73-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-30T06:19:18.11514+00:00","scheduledBy":"04b396518b73-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"04b396518b73-5","nodeId":"Workflow1","parentId":"04b396518b73-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.194229+00:00","scheduledBy":"04b396518b73-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"04b396518b73-6","nodeId":"Workflow1:seq","parentId":"04b396518b73-5","variables":{},"index":1,"startedAt":"2026-11-30T06:19:18.199369+00:00","scheduledBy":"04b396518b73-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"04b396518b73-8","activity":{"executionId":"04b396518b73-7","nodeId":"Workflow1:seq:hold-on","frameId":"04b396518b73-6","attempt":1,"startedAt":"2026-11-30T06:19:18.202804+00:00","scheduledBy":"04b396518b73-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-30T06:19:18.203151+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"4901cd71b5ce7412a00e21002bf58e2eecd84311afec4798dd04dfa93001decd","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-30 06:19:17.974739+00', '2026-11-30 06:19:18.211962+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9527-7d88-9b17-5627d2743b1b', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"5627d2743b1b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:17.736068+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"5627d2743b1b-1","nodeId":"Workflow1:seq","parentId":"5627d2743b1b-0","variables":{},"index":3,"startedAt":"2026-11-30T06:19:17.736227+00:00","scheduledBy":"5627d2743b1b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"5627d2743b1b-3","at":"2026-11-30T06:19:17.750987+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-30T06:19:17.825456+00:00"},"nextLine":16,"lastLineHash":"b8d14a69c232cb57ab13e8cc104c06c5721518eb75ea7b2b59184f923ad52598","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-30 06:19:17.671034+00', '2026-11-30 06:19:17.840161+00', '2026-11-30 06:19:17.840161+00');
INSERT INTO public.runs VALUES ('01a22b1b-9813-7e8c-bd11-c4fc68d0ec45', 14, 'kept-asked', 1, '[]', '{"format":1,"frames":[{"id":"c4fc68d0ec45-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.471042+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c4fc68d0ec45-1","nodeId":"Workflow1:seq","parentId":"c4fc68d0ec45-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:18.471174+00:00","scheduledBy":"c4fc68d0ec45-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"c4fc68d0ec45-3","nodeId":"Workflow1:seq:look","frameId":"c4fc68d0ec45-1","attempt":1,"notBefore":"2026-11-30T06:19:20.481832+00:00","asked":{"code":"test.asked","kind":"Asked","message":"Do it by hand.","advice":"It is looked for."},"startedAt":"2026-11-30T06:19:18.47452+00:00","scheduledBy":"c4fc68d0ec45-2","scheduledByActivity":"write-begun","inputs":{"Target":"asked","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"041d6714d26f38a8e1519f99225c19572a390a44dbb0f853da2b5db2094fc00c","nextId":4}', '{}', NULL, NULL, 'a person was asked', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 0, 'look', NULL, NULL, 32, '2026-11-30 06:19:20.481832+00', 0, '[]', '2026-11-30 06:19:18.419276+00', '2026-11-30 06:19:18.488962+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-9877-7bbb-b3d8-0e35015f9779', 15, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"0e35015f9779-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.551119+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"0e35015f9779-1","nodeId":"Workflow1:seq","parentId":"0e35015f9779-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:18.551276+00:00","scheduledBy":"0e35015f9779-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"0e35015f9779-3","nodeId":"Workflow1:seq:act","frameId":"0e35015f9779-1","attempt":1,"startedAt":"2026-11-30T06:19:18.554611+00:00","scheduledBy":"0e35015f9779-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"0e35015f9779-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-30T06:19:18.554681+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"e8c04181efccc7b90cae4ec54be6c1de4cb2b6f964258b5cea0038cf2297b68f","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 34, '2026-11-30 06:19:18.558024+00', 0, '[]', '2026-11-30 06:19:18.519396+00', '2026-11-30 06:19:18.558024+00', NULL);
INSERT INTO public.runs VALUES ('01a22b1b-98b9-72ae-89b8-669239f3f4d6', 16, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"23668060f85ef8a99758e7be6ac58e2b7dd5eadb1d9d5f25ff37aac4ce262c45","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 35, '2026-11-30 06:19:18.585213+00', 0, '[]', '2026-11-30 06:19:18.585213+00', NULL, NULL);
INSERT INTO public.runs VALUES ('01a22b1b-97ae-7cdf-af98-641ddec02d14', 13, 'kept-loop', 1, '[]', '{"format":1,"frames":[{"id":"641ddec02d14-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-30T06:19:18.355396+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"641ddec02d14-1","nodeId":"Workflow1:seq","parentId":"641ddec02d14-0","variables":{},"index":2,"startedAt":"2026-11-30T06:19:18.355547+00:00","scheduledBy":"641ddec02d14-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"641ddec02d14-3","nodeId":"Workflow1:seq:each","parentId":"641ddec02d14-1","variables":{"CurrentIndex":1,"CurrentValue":2},"index":2,"items":[1,2],"startedAt":"2026-11-30T06:19:18.358143+00:00","scheduledBy":"641ddec02d14-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"641ddec02d14-8","nodeId":"Workflow1:seq:each:round","parentId":"641ddec02d14-3","variables":{},"index":1,"startedAt":"2026-11-30T06:19:18.456196+00:00","scheduledBy":"641ddec02d14-4","scheduledByActivity":"round","depth":3,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"641ddec02d14-a","activity":{"executionId":"641ddec02d14-9","nodeId":"Workflow1:seq:each:round:hold-on","frameId":"641ddec02d14-8","attempt":1,"startedAt":"2026-11-30T06:19:18.459997+00:00","scheduledBy":"641ddec02d14-8","scheduledByActivity":"round","inputs":{"EventName":"next"},"answer":{}},"name":"Test.Wait","eventName":"next","createdAt":"2026-11-30T06:19:18.460486+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{"each":{"CurrentValue":2},"hold-on":{"Result":null}},"lastResult":null,"pendingEvents":[],"nextLine":21,"lastLineHash":"2369ae57ecc680226dc3a4ed032dba9f9ab5c539a1f981f3467b1b7203641f6d","nextId":11}', '{}', NULL, NULL, 'in the second round of a loop', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 31, NULL, 1, '[]', '2026-11-30 06:19:18.318653+00', '2026-11-30 06:19:18.46403+00', NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-78b5-b8a3-33da405a5e91', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL);
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
