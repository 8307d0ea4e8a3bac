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
    proof_detail text
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
INSERT INTO public.backups VALUES ('b1', 'kept', '01a210b7-5bfc-789a-8acf-87e46e6fd55b', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1');
INSERT INTO public.clusters VALUES ('kept', '{"name":"kept","members":[]}', 'node-1', 'cafe', '["1","2"]', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.counters VALUES ('fence', 28);
INSERT INTO public.counters VALUES ('run', 13);
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
INSERT INTO public.executions VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 'faa72d5a2400-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:39.288576+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 'faa72d5a2400-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:39.308497+00', NULL, false, 'Running', 0, 1, 'faa72d5a2400-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 'faa72d5a2400-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:39.474636+00', '2026-11-25 03:19:39.618503+00', false, 'Completed', 0, 1, 'faa72d5a2400-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 'faa72d5a2400-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:39.628038+00', NULL, true, 'Running', 0, 1, 'faa72d5a2400-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', '88fe7d382cac-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.132501+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', '88fe7d382cac-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.132684+00', NULL, false, 'Running', 0, 1, '88fe7d382cac-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', '88fe7d382cac-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.139292+00', '2026-11-25 03:19:40.13974+00', false, 'Completed', 0, 1, '88fe7d382cac-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', '88fe7d382cac-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.170714+00', NULL, true, 'Running', 0, 1, '88fe7d382cac-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 'cfbf0171a50f-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.519669+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 'cfbf0171a50f-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.519786+00', NULL, false, 'Running', 0, 1, 'cfbf0171a50f-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 'cfbf0171a50f-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.584014+00', '2026-11-25 03:19:40.584455+00', false, 'Completed', 0, 1, 'cfbf0171a50f-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 'cfbf0171a50f-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.673482+00', NULL, true, 'Running', 0, 1, 'cfbf0171a50f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 'cfbf0171a50f-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:40.750329+00', NULL, true, 'Running', 0, 1, 'cfbf0171a50f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', '00a9f3b2043a-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.095495+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', '00a9f3b2043a-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.095609+00', NULL, false, 'Running', 0, 1, '00a9f3b2043a-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', '00a9f3b2043a-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.126604+00', '2026-11-25 03:19:41.12697+00', false, 'Completed', 0, 1, '00a9f3b2043a-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', '00a9f3b2043a-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.127038+00', NULL, false, 'Running', 0, 1, '00a9f3b2043a-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 'c83fd7b08086-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.407029+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 'c83fd7b08086-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.407151+00', NULL, false, 'Running', 0, 1, 'c83fd7b08086-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 'c83fd7b08086-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.421291+00', '2026-11-25 03:19:41.421721+00', false, 'Completed', 0, 1, 'c83fd7b08086-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 'c83fd7b08086-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 03:19:41.427534+00', NULL, false, 'Faulted', 1, 1, 'c83fd7b08086-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 'b7529bbc4f9b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.635025+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 'b7529bbc4f9b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.635152+00', NULL, false, 'Running', 0, 1, 'b7529bbc4f9b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 'b7529bbc4f9b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.646537+00', '2026-11-25 03:19:41.647033+00', false, 'Completed', 0, 1, 'b7529bbc4f9b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 'b7529bbc4f9b-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 03:19:41.647135+00', NULL, false, 'Faulted', 1, 1, 'b7529bbc4f9b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', '87e46e6fd55b-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.870581+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', '87e46e6fd55b-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.870761+00', NULL, false, 'Running', 0, 1, '87e46e6fd55b-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', '87e46e6fd55b-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.899083+00', '2026-11-25 03:19:41.900109+00', false, 'Completed', 0, 1, '87e46e6fd55b-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', '87e46e6fd55b-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:41.900215+00', NULL, true, 'Running', 0, 1, '87e46e6fd55b-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', '4e8bd0b03809-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.300126+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', '4e8bd0b03809-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.300289+00', NULL, false, 'Running', 0, 1, '4e8bd0b03809-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', '4e8bd0b03809-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.308345+00', '2026-11-25 03:19:42.309066+00', false, 'Completed', 0, 1, '4e8bd0b03809-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', '4e8bd0b03809-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-25 03:19:42.309197+00', '2026-11-25 03:19:42.563252+00', false, 'Completed', 0, 1, '4e8bd0b03809-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', '4e8bd0b03809-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 03:19:42.582035+00', NULL, false, 'Faulted', 1, 1, '4e8bd0b03809-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 'bf6dd8f41b79-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.791057+00', '2026-11-25 03:19:42.791451+00', false, 'Completed', 0, 1, 'bf6dd8f41b79-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 'bf6dd8f41b79-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-25 03:19:42.791537+00', '2026-11-25 03:19:42.814445+00', false, 'Completed', 0, 1, 'bf6dd8f41b79-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 'bf6dd8f41b79-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.756839+00', '2026-11-25 03:19:42.924945+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 'bf6dd8f41b79-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.757002+00', '2026-11-25 03:19:42.924954+00', false, 'Canceled', 0, 1, 'bf6dd8f41b79-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 'bf6dd8f41b79-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:42.822367+00', '2026-11-25 03:19:42.924444+00', false, 'Canceled', 0, 1, 'bf6dd8f41b79-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.535143+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.535352+00', NULL, false, 'Running', 0, 1, '351606d1e658-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.553549+00', '2026-11-25 03:19:43.558443+00', false, 'Completed', 0, 1, '351606d1e658-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.55864+00', '2026-11-25 03:19:43.712862+00', false, 'Canceled', 0, 1, '351606d1e658-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.77122+00', NULL, true, 'Running', 0, 1, '351606d1e658-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', '44f15f82f2c4-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.098553+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', '44f15f82f2c4-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.102414+00', NULL, false, 'Running', 0, 1, '44f15f82f2c4-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', '44f15f82f2c4-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.114178+00', '2026-11-25 03:19:43.114836+00', false, 'Completed', 0, 1, '44f15f82f2c4-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', '44f15f82f2c4-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-25 03:19:43.114947+00', '2026-11-25 03:19:43.143171+00', false, 'Completed', 0, 1, '44f15f82f2c4-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', '44f15f82f2c4-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.156862+00', NULL, true, 'Running', 0, 1, '44f15f82f2c4-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.713105+00', NULL, false, 'Running', 0, 1, '351606d1e658-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-6212-74f0-a473-351606d1e658', '351606d1e658-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:43.74516+00', NULL, false, 'Running', 0, 1, '351606d1e658-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 'e6fa2084c2f7-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:44.082976+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 'e6fa2084c2f7-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 03:19:44.083118+00', NULL, false, 'Running', 0, 1, 'e6fa2084c2f7-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 'e6fa2084c2f7-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:44.10674+00', '2026-11-25 03:19:44.107256+00', false, 'Completed', 0, 1, 'e6fa2084c2f7-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 'e6fa2084c2f7-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 03:19:44.107379+00', NULL, false, 'Running', 0, 1, 'e6fa2084c2f7-2', 'write-begun', 2);
INSERT INTO public.holds VALUES ('cluster:f', '01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a210b7-60b4-7ac6-970b-44f15f82f2c4', 22, false);
INSERT INTO public.inbox_messages VALUES ('22d8113e-6f47-4b4b-b58c-ad4160044021', '01a210b7-5bfc-789a-8acf-87e46e6fd55b', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-25 03:19:42.006306+00', '2026-11-25 03:19:42.122287+00');
INSERT INTO public.inbox_messages VALUES ('eb1b8c60-9873-4936-aeda-b5cdf760e2e5', '01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 1, 'cancel', '{"now":true}', 'anna', '2026-11-25 03:19:42.859755+00', '2026-11-25 03:19:42.919178+00');
INSERT INTO public.inbox_messages VALUES ('febd9d81-8daa-4794-ba5f-564cfa8a0e10', '01a210b7-6212-74f0-a473-351606d1e658', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-25 03:19:43.626057+00', '2026-11-25 03:19:43.713491+00');
INSERT INTO public.inbox_messages VALUES ('449c3011-be46-4e32-bec3-281f5c658614', '01a210b7-60b4-7ac6-970b-44f15f82f2c4', 1, 'event', '{"name":"go"}', 'anna', '2026-11-25 03:19:44.39087+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 0, '{"timestamp":"2026-11-25T03:19:38.294135+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 1, '{"timestamp":"2026-11-25T03:19:39.287125+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', 'f67dd9c888b43b323300ab145816048ee4eda50039e31cab5ef84a4ec3446777');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 2, '{"timestamp":"2026-11-25T03:19:39.294255+00:00","eventName":"Started","activityInstanceId":"faa72d5a2400-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '72a5d528d14be8574bf74c79126f220fdd011f23f0abf51c4e643ad39c919ece');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 3, '{"timestamp":"2026-11-25T03:19:39.316922+00:00","eventName":"Started","activityInstanceId":"faa72d5a2400-1","parentActivityInstanceId":"faa72d5a2400-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '76d91c7c094febc0a7c1b526964d4e1dcd61900fa7e959ccb7a0514d8b3eee49');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 4, '{"timestamp":"2026-11-25T03:19:39.518871+00:00","eventName":"Started","activityInstanceId":"faa72d5a2400-2","parentActivityInstanceId":"faa72d5a2400-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '744b086474750a997859cb625f49aa155c63d07ef9f1bd77a41ceabf2e0033ff');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 5, '{"timestamp":"2026-11-25T03:19:39.576678+00:00","eventName":"Output","message":"begun","activityInstanceId":"faa72d5a2400-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8a38730c2bbc82cacc148b402f7d58f84e766676b5c6a12e5c8efcc3ad3b3e50');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 6, '{"timestamp":"2026-11-25T03:19:39.61877+00:00","eventName":"Completed","activityInstanceId":"faa72d5a2400-2","parentActivityInstanceId":"faa72d5a2400-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ae29def6814e5783713d94ffe621ddcf36e3256643beea035c7dfc473b55cee3');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 7, '{"timestamp":"2026-11-25T03:19:39.628501+00:00","eventName":"Started","activityInstanceId":"faa72d5a2400-3","parentActivityInstanceId":"faa72d5a2400-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '4aebb3f51279c8cda94f1b757990410af8f31f32dbc36541d58867c71d932177');
INSERT INTO public.journal_lines VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 8, '{"timestamp":"2026-11-25T03:19:39.655478+00:00","eventName":"Suspended","message":"until 2026-11-25 04:19:39Z","activityInstanceId":"faa72d5a2400-3","parentActivityInstanceId":"faa72d5a2400-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'aa4a1a2c2a4a0a2e41647aa13136a6db3ab449931413611404ba2998428665fc');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 0, '{"timestamp":"2026-11-25T03:19:40.011026+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 1, '{"timestamp":"2026-11-25T03:19:40.132358+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', '82ceae4195d8c2fd6ecbc6c986ce0ad6731c3ac14e7c653f805d9a7c39ab0377');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 2, '{"timestamp":"2026-11-25T03:19:40.132538+00:00","eventName":"Started","activityInstanceId":"88fe7d382cac-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', '773068d3959fc105a2cf84ae65c654b395a271bf849b80e6b8168b2e5a1b677a');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 3, '{"timestamp":"2026-11-25T03:19:40.132802+00:00","eventName":"Started","activityInstanceId":"88fe7d382cac-1","parentActivityInstanceId":"88fe7d382cac-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'bed91a8150de32ad8f86a96265e681e92cc1c953d3b6c679b5d0482ce953722e');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 4, '{"timestamp":"2026-11-25T03:19:40.139553+00:00","eventName":"Started","activityInstanceId":"88fe7d382cac-2","parentActivityInstanceId":"88fe7d382cac-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '738c4a26186df8ba33a8dbbbb332345964091ce9dc7c55c5a0d52732d799886c');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 5, '{"timestamp":"2026-11-25T03:19:40.139676+00:00","eventName":"Output","message":"begun","activityInstanceId":"88fe7d382cac-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '7987169f2eae35ad64ffe75dc7f574e3b5b8105e74c714f188dbbbb2520aaa56');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 6, '{"timestamp":"2026-11-25T03:19:40.170169+00:00","eventName":"Completed","activityInstanceId":"88fe7d382cac-2","parentActivityInstanceId":"88fe7d382cac-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2f8c3e1f4505c334e5509b2ef7281ccd72243eb379931fcd697029d0351dce2a');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 7, '{"timestamp":"2026-11-25T03:19:40.170979+00:00","eventName":"Started","activityInstanceId":"88fe7d382cac-3","parentActivityInstanceId":"88fe7d382cac-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '669a2ce8d9dadbabd6055ed56fb69c1da3c906ffc21a108d3f8379bbdbde4e65');
INSERT INTO public.journal_lines VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 8, '{"timestamp":"2026-11-25T03:19:40.171836+00:00","eventName":"Suspended","activityInstanceId":"88fe7d382cac-3","parentActivityInstanceId":"88fe7d382cac-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '6a5276e2bc990e844f38a126c1ac3a63b6bd8141845322bef8c4672ae742b214');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 0, '{"timestamp":"2026-11-25T03:19:40.472013+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 1, '{"timestamp":"2026-11-25T03:19:40.519533+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', '64a3137e4fe60a0ceaff264182064350b2bf828f764bec852e12861a2dd09c6a');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 2, '{"timestamp":"2026-11-25T03:19:40.519693+00:00","eventName":"Started","activityInstanceId":"cfbf0171a50f-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', 'cd028b3f1e79ee1a959db6b884f18095f0c9d478ec3ea03b5980cc5632bc8cfc');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 3, '{"timestamp":"2026-11-25T03:19:40.51985+00:00","eventName":"Started","activityInstanceId":"cfbf0171a50f-1","parentActivityInstanceId":"cfbf0171a50f-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'ca2c968c90bdca1fe95d73c8f1fdb4dc0bbcbf6637c34b7223334ac9d16bcdec');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 4, '{"timestamp":"2026-11-25T03:19:40.584301+00:00","eventName":"Started","activityInstanceId":"cfbf0171a50f-2","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '1bc128a116e086a0a8f52d991c81a0b87a4517e7f15ca17d92b101a5c704dc0c');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 5, '{"timestamp":"2026-11-25T03:19:40.584412+00:00","eventName":"Output","message":"begun","activityInstanceId":"cfbf0171a50f-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '4728c814b9b924c4c4dd9b85eb69025d2daeac13de7294c65757474206fd04e6');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 6, '{"timestamp":"2026-11-25T03:19:40.584457+00:00","eventName":"Completed","activityInstanceId":"cfbf0171a50f-2","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '03aa0e48b825238c970bd1a89172a06757c61cba123b016ad1f8e0e7ebf548a6');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 7, '{"timestamp":"2026-11-25T03:19:40.677067+00:00","eventName":"Started","activityInstanceId":"cfbf0171a50f-3","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '20bde3e21ccb1c1b888efb1f731ffa008e53a33fba629f52e230aeebb5f17c07');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 8, '{"timestamp":"2026-11-25T03:19:40.677268+00:00","eventName":"Suspended","activityInstanceId":"cfbf0171a50f-3","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '17e1a1486edc01f1f5fdd72736c0f83d29c707ab25bae2fbdfb8070c73db5b4b');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 0, '{"timestamp":"2026-11-25T03:19:40.990849+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 4, '{"timestamp":"2026-11-25T03:19:41.126857+00:00","eventName":"Started","activityInstanceId":"00a9f3b2043a-2","parentActivityInstanceId":"00a9f3b2043a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '8905119de72eef3a948b026867756f028135f0a8f84f47a45f433e0fb7387439');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 5, '{"timestamp":"2026-11-25T03:19:41.126939+00:00","eventName":"Output","message":"begun","activityInstanceId":"00a9f3b2043a-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '883d7025497f3b9507ec7e6243552a88c78528aa66636a6c9ea429d9651624aa');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 6, '{"timestamp":"2026-11-25T03:19:41.126972+00:00","eventName":"Completed","activityInstanceId":"00a9f3b2043a-2","parentActivityInstanceId":"00a9f3b2043a-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '50d0786a302a00528d85e35b8e815967e253e37f6eaa90c411398045a2c350e8');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 7, '{"timestamp":"2026-11-25T03:19:41.127448+00:00","eventName":"Started","activityInstanceId":"00a9f3b2043a-3","parentActivityInstanceId":"00a9f3b2043a-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'c0bf86d9053cedbcd8706a0f4f11be408d68323c4b52ddc63c2a5a1e4201749c');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 8, '{"timestamp":"2026-11-25T03:19:41.148403+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"00a9f3b2043a-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '8c0fd51ed61f736439e4f66d3a740de8502f1b3c18aa6c58a64476bd5a47218d');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 9, '{"timestamp":"2026-11-25T03:19:41.165471+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', '10b96052914706d84c2bd5ea5a681960bc4792f595ba7fe659dfcbf86fe4ac56');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 1, '{"timestamp":"2026-11-25T03:19:41.406929+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', '77318d7146b1ed22b0a512f1de82fe5d296848d8b375a057f605a01bb729eba9');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 2, '{"timestamp":"2026-11-25T03:19:41.407052+00:00","eventName":"Started","activityInstanceId":"c83fd7b08086-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '88dff4477bd6c46fc84219c81999c26cf3b51720316ad445ccd634277ed34658');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 3, '{"timestamp":"2026-11-25T03:19:41.40721+00:00","eventName":"Started","activityInstanceId":"c83fd7b08086-1","parentActivityInstanceId":"c83fd7b08086-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'd639ade04d946c7a44cd601015d7572eb2981099a162f6c6581457db3a3c7db1');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 1, '{"timestamp":"2026-11-25T03:19:41.634929+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', 'b813ff2b6982866e1440330583fd69d086af5def75346285158371847ef582e4');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 2, '{"timestamp":"2026-11-25T03:19:41.635053+00:00","eventName":"Started","activityInstanceId":"b7529bbc4f9b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', '803dc964ec9078afba03ad48c540998c93f0eb40e32f255612fa683a92947984');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 3, '{"timestamp":"2026-11-25T03:19:41.635226+00:00","eventName":"Started","activityInstanceId":"b7529bbc4f9b-1","parentActivityInstanceId":"b7529bbc4f9b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'ffb7c80fc040708836ddf520eaf218deb7306447f7e2c4d2de0d6c8c21d78bdd');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 4, '{"timestamp":"2026-11-25T03:19:41.646863+00:00","eventName":"Started","activityInstanceId":"b7529bbc4f9b-2","parentActivityInstanceId":"b7529bbc4f9b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e7dd35c31673ecbc2dd195200f667be4008329166b0cab2251c05c01fec2a0f8');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 5, '{"timestamp":"2026-11-25T03:19:41.646972+00:00","eventName":"Output","message":"begun","activityInstanceId":"b7529bbc4f9b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dfe15333f3e62b879e0943130dfb2780d21dac59211ac5f9395d047628e37d47');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 6, '{"timestamp":"2026-11-25T03:19:41.647037+00:00","eventName":"Completed","activityInstanceId":"b7529bbc4f9b-2","parentActivityInstanceId":"b7529bbc4f9b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b0cb3b142ccb492f62e40ce5ee676331350cbf2acbe9fa9d8da867cbf92d32ec');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 9, '{"timestamp":"2026-11-25T03:19:40.750682+00:00","eventName":"Started","activityInstanceId":"cfbf0171a50f-4","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '5093147844b70e5e5d8b326bfd1a0ed45481a47bfe515f81ce2f60cc6bd920c1');
INSERT INTO public.journal_lines VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 10, '{"timestamp":"2026-11-25T03:19:40.750832+00:00","eventName":"Suspended","activityInstanceId":"cfbf0171a50f-4","parentActivityInstanceId":"cfbf0171a50f-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', 'cd84a3464580dfef300dfdf4785d2ad069d81bf426340fe4d1a49f41a5863a94');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 1, '{"timestamp":"2026-11-25T03:19:41.095396+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '0f5c999f9a01f1d9ff22c84069ce9eb0a998120c5f5e55b7295ebaa6a3e4eb13');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 2, '{"timestamp":"2026-11-25T03:19:41.095519+00:00","eventName":"Started","activityInstanceId":"00a9f3b2043a-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', '266206408caaaa568308440d41d359574deeff240cc7d55bad1aaea98f6bfb2d');
INSERT INTO public.journal_lines VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 3, '{"timestamp":"2026-11-25T03:19:41.095686+00:00","eventName":"Started","activityInstanceId":"00a9f3b2043a-1","parentActivityInstanceId":"00a9f3b2043a-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '272bc625e3558cc16ebd1ad14eff466e415c3b6b6f0d1ea3ae36d17d0b0df275');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 0, '{"timestamp":"2026-11-25T03:19:41.35655+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 4, '{"timestamp":"2026-11-25T03:19:41.42156+00:00","eventName":"Started","activityInstanceId":"c83fd7b08086-2","parentActivityInstanceId":"c83fd7b08086-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '0e408f10a805b22aece68f832a156d74528606c298d41f05887500e47966dba1');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 5, '{"timestamp":"2026-11-25T03:19:41.421679+00:00","eventName":"Output","message":"begun","activityInstanceId":"c83fd7b08086-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '28be6b187430fab816cf2c235979534910125aa167719652007d605698dbe3de');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 6, '{"timestamp":"2026-11-25T03:19:41.421723+00:00","eventName":"Completed","activityInstanceId":"c83fd7b08086-2","parentActivityInstanceId":"c83fd7b08086-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '703d04690bc32f209114ca773f2dbf24ae32fd87090b2e8873db838dd32e43aa');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 7, '{"timestamp":"2026-11-25T03:19:41.427772+00:00","eventName":"Started","activityInstanceId":"c83fd7b08086-3","parentActivityInstanceId":"c83fd7b08086-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '2f58cd9bd6a60989ca844bcb833165c50123ad09ece5f0733d4f778eeb32fb73');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 8, '{"timestamp":"2026-11-25T03:19:41.496525+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"c83fd7b08086-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '51d25e7395dfb866799040266af0f62d5008def5854d2dbb6cff556ef48cd348');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 9, '{"timestamp":"2026-11-25T03:19:41.509923+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"c83fd7b08086-3","parentActivityInstanceId":"c83fd7b08086-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '830007aecaef130c4a56e6585f694274ec792b7a25cbf3206109295f0ef9657b');
INSERT INTO public.journal_lines VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 10, '{"timestamp":"2026-11-25T03:19:41.510504+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '799e3e0ac2c9657cecb4157ccdeb3cafc6c64eae753a150b513dfa620ee52c8a');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 0, '{"timestamp":"2026-11-25T03:19:41.594917+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 8, '{"timestamp":"2026-11-25T03:19:41.670454+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"b7529bbc4f9b-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '09242374f2cee9b6e0a937ffa1f8553fd0f73ab4f05a299152a34280c8504307');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 9, '{"timestamp":"2026-11-25T03:19:41.670772+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"b7529bbc4f9b-3","parentActivityInstanceId":"b7529bbc4f9b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '135148b79e3136571eeb37225c6525681f6edf14766e8754c657ea615e7cf569');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 10, '{"timestamp":"2026-11-25T03:19:41.670843+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '32c2938c6d5543a4d7409ccc417cedf0d85c5e751914b53439b233071416f566');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 0, '{"timestamp":"2026-11-25T03:19:41.820957+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 4, '{"timestamp":"2026-11-25T03:19:41.899966+00:00","eventName":"Started","activityInstanceId":"87e46e6fd55b-2","parentActivityInstanceId":"87e46e6fd55b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '74445ba5a5f660585508d6a1327878c4656818b4b5cdcc4c5de0321daac90034');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 5, '{"timestamp":"2026-11-25T03:19:41.900058+00:00","eventName":"Output","message":"begun","activityInstanceId":"87e46e6fd55b-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'dc3b1e4d4b9cec2c480f26ab059d79986e87bf8ca920f5bd2c6a28288785f4f9');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 6, '{"timestamp":"2026-11-25T03:19:41.900112+00:00","eventName":"Completed","activityInstanceId":"87e46e6fd55b-2","parentActivityInstanceId":"87e46e6fd55b-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b579199c2fbdf90579324696f37801079203bbfd6c9945d65bf79172dc5e3064');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 7, '{"timestamp":"2026-11-25T03:19:41.900353+00:00","eventName":"Started","activityInstanceId":"87e46e6fd55b-3","parentActivityInstanceId":"87e46e6fd55b-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'e81e72d5efe6f7fd27bdd57fce71cbdbeaa8a1ebaebeaffec68903c48eb59c6e');
INSERT INTO public.journal_lines VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 7, '{"timestamp":"2026-11-25T03:19:41.647224+00:00","eventName":"Started","activityInstanceId":"b7529bbc4f9b-3","parentActivityInstanceId":"b7529bbc4f9b-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'a5844e5283a6ee34cc2ec035803259558e1929a28ddacde58a328b94bcd3ae6d');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 1, '{"timestamp":"2026-11-25T03:19:41.870478+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', 'e54729e1891856ae25fcba07da07567945431e17769629cdc5cbe3a1f7270c9d');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 2, '{"timestamp":"2026-11-25T03:19:41.870628+00:00","eventName":"Started","activityInstanceId":"87e46e6fd55b-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '01bd6f1addb178206c6f6ef4ef836e77f12c5483ae933458586af782c7028814');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 3, '{"timestamp":"2026-11-25T03:19:41.870844+00:00","eventName":"Started","activityInstanceId":"87e46e6fd55b-1","parentActivityInstanceId":"87e46e6fd55b-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '85afd724d79bcbd3e9f7256cb0311f8eda902d66347abbdf9f910dfd445e0566');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 9, '{"timestamp":"2026-11-25T03:19:42.101342+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', '90326cda4712466849e24faa2bcb0b144fd785f8571830ff9e592abf3d8e89ba');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 10, '{"timestamp":"2026-11-25T03:19:42.111658+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '4716a8ecdbecc9c6faa3de11b6695cb4d93973d7a136c73d78be165b37e43036');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 0, '{"timestamp":"2026-11-25T03:19:42.215823+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 10, '{"timestamp":"2026-11-25T03:19:42.595625+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"4e8bd0b03809-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'c0bf0ec40a9805e45498f3207707627df1873ff3a8e84c0956b6fe283215b62a');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 11, '{"timestamp":"2026-11-25T03:19:42.595877+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"4e8bd0b03809-4","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '923d0bdd2215f49d2cdda0fd80cbf4425667fca4f33daa9ae3770f5df25febe6');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 12, '{"timestamp":"2026-11-25T03:19:42.596895+00:00","eventName":"Ended","message":"Faulted: It is broken."}', '424298cee5f9b1913d69ca84358202b5b812d634505af64438457a601e508525');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 8, '{"timestamp":"2026-11-25T03:19:42.814478+00:00","eventName":"Completed","activityInstanceId":"bf6dd8f41b79-3","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '91f877ad29c32653bb683ea700cb52973b2e216b07f84cf2a92498c537ed2fa4');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 9, '{"timestamp":"2026-11-25T03:19:42.822623+00:00","eventName":"Started","activityInstanceId":"bf6dd8f41b79-4","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '2270d967013e68d596b9364e1eb102152ec25535183c8a510bd779e952cf5c52');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 10, '{"timestamp":"2026-11-25T03:19:42.826619+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"bf6dd8f41b79-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'd69b34d19f2b061af7767d0b30fc166c32928502dea42782f8da7b67120eebda');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 11, '{"timestamp":"2026-11-25T03:19:42.826827+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"bf6dd8f41b79-4","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'f726a1d56037b36be2b7d46c3179ad78e86485c47526af164ce644bbb3051aa0');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 12, '{"timestamp":"2026-11-25T03:19:42.826876+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '03340a1fb39d04e103e4c28d9b152101854ad35ef3445914ac318b1f1a4ea7b7');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 13, '{"timestamp":"2026-11-25T03:19:42.917709+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', '5e7b165f142c0d6a3aed122b826d1d494395174e0d4a01fabfaa40283198ba4a');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 14, '{"timestamp":"2026-11-25T03:19:42.918161+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', '76e656f0ead706a020c7f33a3924957736091e1992f4d1e620e97f8ed42010d7');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 15, '{"timestamp":"2026-11-25T03:19:42.925143+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', 'fb9822b09435cf7d3281d5737df50f056c05c7bab1cd4487dcba89f614046b38');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 0, '{"timestamp":"2026-11-25T03:19:43.028808+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 8, '{"timestamp":"2026-11-25T03:19:43.143198+00:00","eventName":"Completed","activityInstanceId":"44f15f82f2c4-3","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '35f2a237046e7e126a1f2c302d22b4dc6b6228a0157d12c540278b8ed4c31f13');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 0, '{"timestamp":"2026-11-25T03:19:43.378836+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 1, '{"timestamp":"2026-11-25T03:19:43.535+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', 'e0baaf3d2c8b483cff114de0b485c8ed1ce995bc5cafd1e0feb6d71832d063d5');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 2, '{"timestamp":"2026-11-25T03:19:43.535183+00:00","eventName":"Started","activityInstanceId":"351606d1e658-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', '02d7921e6eea00b4d0b8eaa487f2566035e99911f450335936e9dd4d616bd9e4');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 3, '{"timestamp":"2026-11-25T03:19:43.53545+00:00","eventName":"Started","activityInstanceId":"351606d1e658-1","parentActivityInstanceId":"351606d1e658-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', '15ae8920d53d9855cb798053435dc06eb9566ec63aacdbb0cbb789c2ba9f4c07');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 8, '{"timestamp":"2026-11-25T03:19:41.900529+00:00","eventName":"Suspended","message":"until 2026-11-25 04:19:41Z","activityInstanceId":"87e46e6fd55b-3","parentActivityInstanceId":"87e46e6fd55b-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '262ae4ce22a7924b3ce980acc6a403faa7a63b11e128c6e41e5c270e25e26ed6');
INSERT INTO public.journal_lines VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 11, '{"timestamp":"2026-11-25T03:19:42.13029+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', '17ed5af9be314d6c1f7699329521204c8e4897b9da08d477f31acac22ca2ca21');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 1, '{"timestamp":"2026-11-25T03:19:42.299913+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', '6c0a20b7e0a3bb45fe63bd4dee3f0d0160273b8674f474f4b4db17ef5270569a');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 2, '{"timestamp":"2026-11-25T03:19:42.300159+00:00","eventName":"Started","activityInstanceId":"4e8bd0b03809-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', '2f927d3f7a66fe6bdb0ca749c2e5ef5567a546426949d1f219542f92ae669819');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 3, '{"timestamp":"2026-11-25T03:19:42.301063+00:00","eventName":"Started","activityInstanceId":"4e8bd0b03809-1","parentActivityInstanceId":"4e8bd0b03809-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'c9cd3a5859c040c23b2e554e3867afc02a6741abf086b141af1de44b0dc06cb2');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 4, '{"timestamp":"2026-11-25T03:19:42.308883+00:00","eventName":"Started","activityInstanceId":"4e8bd0b03809-2","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '657ea235650d193e29d791fffa7280620837f8093b314a6142ba9acb43e257b5');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 5, '{"timestamp":"2026-11-25T03:19:42.309005+00:00","eventName":"Output","message":"begun","activityInstanceId":"4e8bd0b03809-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '22fe0f9a3b2bee15da72e98f484205e67ed761704bbe240b159e72bda8bc05e1');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 6, '{"timestamp":"2026-11-25T03:19:42.309069+00:00","eventName":"Completed","activityInstanceId":"4e8bd0b03809-2","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4e1514cab5367e7b48aa1f7e3f993f6158448d3de8820ef92c419fda21f7bb81');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 7, '{"timestamp":"2026-11-25T03:19:42.311113+00:00","eventName":"Started","activityInstanceId":"4e8bd0b03809-3","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '6afd3d6da5e0be289d2207fa41074056d915a0569220dd0f292be8b8918757b1');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 8, '{"timestamp":"2026-11-25T03:19:42.563364+00:00","eventName":"Completed","activityInstanceId":"4e8bd0b03809-3","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'adb5a203ebee9e1b95e3446f51458fef3f84f5213f1ef3e0115135791136d1ef');
INSERT INTO public.journal_lines VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 9, '{"timestamp":"2026-11-25T03:19:42.582828+00:00","eventName":"Started","activityInstanceId":"4e8bd0b03809-4","parentActivityInstanceId":"4e8bd0b03809-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'd57b8eb7bbfe58724f1083880ebf95772f277236673eb0c9e2450b7641dfe229');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 0, '{"timestamp":"2026-11-25T03:19:42.691815+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 1, '{"timestamp":"2026-11-25T03:19:42.756709+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', '34b02c8a4f1738f49cbb710586d5411883790094edae61d41b9dc0c7fa79d34e');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 2, '{"timestamp":"2026-11-25T03:19:42.756875+00:00","eventName":"Started","activityInstanceId":"bf6dd8f41b79-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', '6a53ce33ab6d94656df88bc3875b21d67ba26f7648455ace273744093fd99eea');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 3, '{"timestamp":"2026-11-25T03:19:42.757122+00:00","eventName":"Started","activityInstanceId":"bf6dd8f41b79-1","parentActivityInstanceId":"bf6dd8f41b79-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7dd3eea7d38b17b578453e16b934bb5da04acaa0e61d495edaa8a30bc6198e4e');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 4, '{"timestamp":"2026-11-25T03:19:42.791333+00:00","eventName":"Started","activityInstanceId":"bf6dd8f41b79-2","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'ea174d1bce26068df21d06e28767a726ef787f550b7b8cfb3fc91782f2ea83a0');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 5, '{"timestamp":"2026-11-25T03:19:42.791416+00:00","eventName":"Output","message":"begun","activityInstanceId":"bf6dd8f41b79-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '0e52a36e9fec0cc07e2a66a3eaadb4e8252e96917857c81608fefe02abc5cb8b');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 6, '{"timestamp":"2026-11-25T03:19:42.791453+00:00","eventName":"Completed","activityInstanceId":"bf6dd8f41b79-2","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd03cb4451d828f61aae646387289f19289dc045b6cfc329107457b647f4c0f77');
INSERT INTO public.journal_lines VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 7, '{"timestamp":"2026-11-25T03:19:42.791707+00:00","eventName":"Started","activityInstanceId":"bf6dd8f41b79-3","parentActivityInstanceId":"bf6dd8f41b79-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '9d0abd8982d3fe54a3bf27b5e1c1716404f8a9e0f0f4ec070c07e83c894b99d3');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 1, '{"timestamp":"2026-11-25T03:19:43.098442+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '40ea21da3cf9742eaec7ef68c9e82e96b885526b4da19f3849876b1b03233398');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 2, '{"timestamp":"2026-11-25T03:19:43.098595+00:00","eventName":"Started","activityInstanceId":"44f15f82f2c4-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', 'd1b84c8f83c6e84bd0a9fd3be176419743c714ee7c4f829ef772a4809e07bc93');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 3, '{"timestamp":"2026-11-25T03:19:43.102537+00:00","eventName":"Started","activityInstanceId":"44f15f82f2c4-1","parentActivityInstanceId":"44f15f82f2c4-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'b152d4e40c77043ef50af162c9d41173c306d527e8bf7204cc364fa3a4af64e6');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 4, '{"timestamp":"2026-11-25T03:19:43.114615+00:00","eventName":"Started","activityInstanceId":"44f15f82f2c4-2","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd10a1261cb797f03472a94c9e31af8a86062b99abed22188f264608e47f7caa5');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 5, '{"timestamp":"2026-11-25T03:19:43.114775+00:00","eventName":"Output","message":"begun","activityInstanceId":"44f15f82f2c4-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '4b4b1dca5ed1f0f30ac7f3d799573093d1f476b3ecfa6e7e40d56425e4424e18');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 6, '{"timestamp":"2026-11-25T03:19:43.114839+00:00","eventName":"Completed","activityInstanceId":"44f15f82f2c4-2","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '51bd7e669f967286690f90dadbe7d91d1149f51b934a6341460fee62538ca1e3');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 7, '{"timestamp":"2026-11-25T03:19:43.118244+00:00","eventName":"Started","activityInstanceId":"44f15f82f2c4-3","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'c3e6e75c12e33320c3838ea2b0f52d58aeaf634b7975c015afe1d1100cb8428b');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 9, '{"timestamp":"2026-11-25T03:19:43.157226+00:00","eventName":"Started","activityInstanceId":"44f15f82f2c4-4","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '11700c7845c22181d44ce5882cddfadddd2f1b0da31c69084f0e09e2ae599a8b');
INSERT INTO public.journal_lines VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 10, '{"timestamp":"2026-11-25T03:19:43.157381+00:00","eventName":"Suspended","activityInstanceId":"44f15f82f2c4-4","parentActivityInstanceId":"44f15f82f2c4-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'eb1f797576775e8dde9bddcc6a7ed599be5e4dcdf41e2dd9056750d4054973ea');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 9, '{"timestamp":"2026-11-25T03:19:43.683516+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', 'e56c271fad76861fb8d77ca6b0237c2dec04b164bf4352366f3f491a3af975de');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 10, '{"timestamp":"2026-11-25T03:19:43.685089+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', '0a16f2378ef3a7da3e4bede1fe95a2b28f61c2b5815acb1760c1908efd61c522');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 11, '{"timestamp":"2026-11-25T03:19:43.713144+00:00","eventName":"Started","activityInstanceId":"351606d1e658-5","parentActivityInstanceId":"351606d1e658-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', '1ba62dbd44e38a47754f4ac02db8dfb938d4096a8f683cf1358d57fae91e82ca');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 12, '{"timestamp":"2026-11-25T03:19:43.745325+00:00","eventName":"Started","activityInstanceId":"351606d1e658-6","parentActivityInstanceId":"351606d1e658-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'aed7e2e74d241fedad8fdf5fad32b60f7031bb8dd4c1fba97b705e4ab928221d');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 1, '{"timestamp":"2026-11-25T03:19:44.082864+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', '8cfdc06fdec548fd2264a32da1c8fb9ab236b84abcb900e2c156ee5efdaa8573');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 2, '{"timestamp":"2026-11-25T03:19:44.083007+00:00","eventName":"Started","activityInstanceId":"e6fa2084c2f7-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', '3b841365600d4b2d82fae451488d0fd0bbb59f5b1a731fd8f5e01e1a0a600202');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 3, '{"timestamp":"2026-11-25T03:19:44.08321+00:00","eventName":"Started","activityInstanceId":"e6fa2084c2f7-1","parentActivityInstanceId":"e6fa2084c2f7-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '5fc0f4b13efacfe2659ec57da4ea288cef7617c971509cdd0bbd693b7de92a0a');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 4, '{"timestamp":"2026-11-25T03:19:44.107084+00:00","eventName":"Started","activityInstanceId":"e6fa2084c2f7-2","parentActivityInstanceId":"e6fa2084c2f7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '46659bfa6555dd2e2a0fe9f05c8addf5d2c67a148ac5dd18145eb070c67cc966');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 5, '{"timestamp":"2026-11-25T03:19:44.107198+00:00","eventName":"Output","message":"begun","activityInstanceId":"e6fa2084c2f7-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5e41582e84131aeac2930ec8267b06d5f0d3b1d5ef8fe8a68724bdfe8ff36e7a');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 6, '{"timestamp":"2026-11-25T03:19:44.107258+00:00","eventName":"Completed","activityInstanceId":"e6fa2084c2f7-2","parentActivityInstanceId":"e6fa2084c2f7-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5587c6de8876e91426349dc20b215fb58a02e3fa7fc0172761f7a3e74241db12');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 7, '{"timestamp":"2026-11-25T03:19:44.107528+00:00","eventName":"Started","activityInstanceId":"e6fa2084c2f7-3","parentActivityInstanceId":"e6fa2084c2f7-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', '5f45bf2ea95e515f24518beeed5b4d086bf399377a88306766b3e473fd5cabd2');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 4, '{"timestamp":"2026-11-25T03:19:43.558258+00:00","eventName":"Started","activityInstanceId":"351606d1e658-2","parentActivityInstanceId":"351606d1e658-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '12e55dbf781e5e53d690f98728089d0ae146d9086d99e28279790d3816ca0086');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 5, '{"timestamp":"2026-11-25T03:19:43.558383+00:00","eventName":"Output","message":"begun","activityInstanceId":"351606d1e658-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '08f3165f2be8aeca8350c0be71d18d9526802531600a4479394b690fe622ed76');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 6, '{"timestamp":"2026-11-25T03:19:43.558445+00:00","eventName":"Completed","activityInstanceId":"351606d1e658-2","parentActivityInstanceId":"351606d1e658-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '44c958a24c9855cf2e82cc46a0bf4a051cc393c26ed3edcaa1b9313c986403d9');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 7, '{"timestamp":"2026-11-25T03:19:43.558803+00:00","eventName":"Started","activityInstanceId":"351606d1e658-3","parentActivityInstanceId":"351606d1e658-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'da2ab308bf144133d293a0ffdbb1f0530c012109c9d1bf19e6be74b269d6663d');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 8, '{"timestamp":"2026-11-25T03:19:43.558859+00:00","eventName":"Suspended","activityInstanceId":"351606d1e658-3","parentActivityInstanceId":"351606d1e658-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', '6a07c7d0272cf5aa3566330a39cfa2079b90499440db3445b8224c64b0fc3503');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 13, '{"timestamp":"2026-11-25T03:19:43.771628+00:00","eventName":"Started","activityInstanceId":"351606d1e658-7","parentActivityInstanceId":"351606d1e658-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '6deeb2ab5be891b6892869b7a0757d2bc6aa72feff59301cd0b63a4fdca414e9');
INSERT INTO public.journal_lines VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 14, '{"timestamp":"2026-11-25T03:19:43.771854+00:00","eventName":"Suspended","activityInstanceId":"351606d1e658-7","parentActivityInstanceId":"351606d1e658-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '9c36273453940a8dc946bd4129db137e14836b41a1f7778157d5fa85875f4680');
INSERT INTO public.journal_lines VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 0, '{"timestamp":"2026-11-25T03:19:43.947876+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a210b7-65de-750b-b8ac-1f2e414e288a', 0, '{"timestamp":"2026-11-25T03:19:44.350093+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', '83346a746a6340e3a9e68f6f7231d5f5');
INSERT INTO public.runs VALUES ('01a210b7-54eb-78ad-953d-88fe7d382cac', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"88fe7d382cac-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:40.132501+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"88fe7d382cac-1","nodeId":"Workflow1:seq","parentId":"88fe7d382cac-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:40.132684+00:00","scheduledBy":"88fe7d382cac-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"88fe7d382cac-4","activity":{"executionId":"88fe7d382cac-3","nodeId":"Workflow1:seq:hold-on","frameId":"88fe7d382cac-1","attempt":1,"startedAt":"2026-11-25T03:19:40.170714+00:00","scheduledBy":"88fe7d382cac-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T03:19:40.171817+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"6d20c869700d2d29bb97125f4673a22b7483b14cf2123cc78500f642d97ac646","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-25 03:19:40.011026+00', '2026-11-25 03:19:40.183288+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-4e36-7038-b038-faa72d5a2400', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"faa72d5a2400-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:39.288576+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"faa72d5a2400-1","nodeId":"Workflow1:seq","parentId":"faa72d5a2400-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:39.308497+00:00","scheduledBy":"faa72d5a2400-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"faa72d5a2400-4","activity":{"executionId":"faa72d5a2400-3","nodeId":"Workflow1:seq:night","frameId":"faa72d5a2400-1","attempt":1,"startedAt":"2026-11-25T03:19:39.628038+00:00","scheduledBy":"faa72d5a2400-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-25T04:19:39.629252+00:00","createdAt":"2026-11-25T03:19:39.654737+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"de82aa59c1f8d7aa81f91c2af087b769846304e6973b6d0e62bfc573d54d13a2","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-25 04:19:39.629252+00', 0, '[]', '2026-11-25 03:19:38.294135+00', '2026-11-25 03:19:39.796851+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-56b8-7c6d-99a0-cfbf0171a50f', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"cfbf0171a50f-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:40.519669+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"cfbf0171a50f-1","nodeId":"Workflow1:flow","parentId":"cfbf0171a50f-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-25T03:19:40.519786+00:00","scheduledBy":"cfbf0171a50f-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"cfbf0171a50f-5","activity":{"executionId":"cfbf0171a50f-3","nodeId":"Workflow1:flow:left","frameId":"cfbf0171a50f-1","attempt":1,"startedAt":"2026-11-25T03:19:40.673482+00:00","scheduledBy":"cfbf0171a50f-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T03:19:40.677264+00:00"},{"id":"cfbf0171a50f-6","activity":{"executionId":"cfbf0171a50f-4","nodeId":"Workflow1:flow:right","frameId":"cfbf0171a50f-1","attempt":1,"startedAt":"2026-11-25T03:19:40.750329+00:00","scheduledBy":"cfbf0171a50f-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-25T03:19:40.750819+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"5f9a5676633f41a933051f089bd70f0ae29aeffb61c5774fbd35452d5bbdc91e","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-25 03:19:40.472013+00', '2026-11-25 03:19:40.770572+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-58be-704e-998d-00a9f3b2043a', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"00a9f3b2043a-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:41.095495+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"00a9f3b2043a-1","nodeId":"Workflow1:seq","parentId":"00a9f3b2043a-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:41.095609+00:00","scheduledBy":"00a9f3b2043a-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"00a9f3b2043a-3","nodeId":"Workflow1:seq:look","frameId":"00a9f3b2043a-1","attempt":2,"notBefore":"2026-11-25T04:19:41.199245+00:00","startedAt":"2026-11-25T03:19:41.127038+00:00","scheduledBy":"00a9f3b2043a-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"aa06b368786ebca3ff03f267e1bc51f9f8f7ff5769c40df33421afe8ac3be24a","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-25 04:19:41.199245+00', 0, '[]', '2026-11-25 03:19:40.990849+00', '2026-11-25 03:19:41.22233+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-5a2c-7fc3-950e-c83fd7b08086', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"c83fd7b08086-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:41.407029+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c83fd7b08086-1","nodeId":"Workflow1:seq","parentId":"c83fd7b08086-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:41.407151+00:00","scheduledBy":"c83fd7b08086-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"c83fd7b08086-4","activity":{"executionId":"c83fd7b08086-3","nodeId":"Workflow1:seq:look","frameId":"c83fd7b08086-1","attempt":1,"startedAt":"2026-11-25T03:19:41.427534+00:00","scheduledBy":"c83fd7b08086-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T03:19:41.497452+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"aaa0113f944bd8dc21b6627906db69d9c1f29f962d643906ee7bf4e16f6a9f41","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-25 03:19:41.35655+00', '2026-11-25 03:19:41.525562+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-5b1a-7581-a9bf-b7529bbc4f9b', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"b7529bbc4f9b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:41.635025+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"b7529bbc4f9b-1","nodeId":"Workflow1:seq","parentId":"b7529bbc4f9b-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:41.635152+00:00","scheduledBy":"b7529bbc4f9b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"b7529bbc4f9b-4","activity":{"executionId":"b7529bbc4f9b-3","nodeId":"Workflow1:seq:look","frameId":"b7529bbc4f9b-1","attempt":1,"startedAt":"2026-11-25T03:19:41.647135+00:00","scheduledBy":"b7529bbc4f9b-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T03:19:41.670711+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"f8d9102f5b593fd276b19688d43570ae4ecaf1f471ef8b62e09e7f7f06658bc6","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-25 03:19:41.594917+00', '2026-11-25 03:19:41.724491+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-5bfc-789a-8acf-87e46e6fd55b', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"87e46e6fd55b-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:41.870581+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"87e46e6fd55b-1","nodeId":"Workflow1:seq","parentId":"87e46e6fd55b-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:41.870761+00:00","scheduledBy":"87e46e6fd55b-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"87e46e6fd55b-4","activity":{"executionId":"87e46e6fd55b-3","nodeId":"Workflow1:seq:night","frameId":"87e46e6fd55b-1","attempt":1,"startedAt":"2026-11-25T03:19:41.900215+00:00","scheduledBy":"87e46e6fd55b-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-25T04:19:41.90039+00:00","createdAt":"2026-11-25T03:19:41.900403+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-25T03:19:42.111421+00:00"},"nextLine":12,"lastLineHash":"247b558ae5e0429504a70e2e7f43effb8c056f87f0db7f928a5588b4361c2dd6","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-25 03:19:41.820957+00', '2026-11-25 03:19:42.130621+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-5d87-7e6d-91c5-4e8bd0b03809', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"4e8bd0b03809-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:42.300126+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"4e8bd0b03809-1","nodeId":"Workflow1:seq","parentId":"4e8bd0b03809-0","variables":{},"index":3,"startedAt":"2026-11-25T03:19:42.300289+00:00","scheduledBy":"4e8bd0b03809-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"4e8bd0b03809-5","activity":{"executionId":"4e8bd0b03809-4","nodeId":"Workflow1:seq:look","frameId":"4e8bd0b03809-1","attempt":1,"startedAt":"2026-11-25T03:19:42.582035+00:00","scheduledBy":"4e8bd0b03809-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T03:19:42.595827+00:00"}],"openKeys":[{"key":"member:a","openedBy":"4e8bd0b03809-3","at":"2026-11-25T03:19:42.517258+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"ccc0954bee30d18d60c26e711f4f6cf8ab76b1c9206878f0468109a7e00a4ab5","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-25 03:19:42.215823+00', '2026-11-25 03:19:42.597132+00', '2026-11-25 03:19:42.597132+00');
INSERT INTO public.runs VALUES ('01a210b7-60b4-7ac6-970b-44f15f82f2c4', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"44f15f82f2c4-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:43.098553+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"44f15f82f2c4-1","nodeId":"Workflow1:seq","parentId":"44f15f82f2c4-0","variables":{},"index":3,"startedAt":"2026-11-25T03:19:43.102414+00:00","scheduledBy":"44f15f82f2c4-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"44f15f82f2c4-5","activity":{"executionId":"44f15f82f2c4-4","nodeId":"Workflow1:seq:hold-on","frameId":"44f15f82f2c4-1","attempt":1,"startedAt":"2026-11-25T03:19:43.156862+00:00","scheduledBy":"44f15f82f2c4-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T03:19:43.157376+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"44f15f82f2c4-3","at":"2026-11-25T03:19:43.143081+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"27bb48fd32a1e55de5bc827c03942fab58ed60c9b570eab171404d11487eb35c","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-25 03:19:44.39087+00', 1, '["cluster:h"]', '2026-11-25 03:19:43.028808+00', '2026-11-25 03:19:43.182434+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-5f63-709f-8b9b-bf6dd8f41b79', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"bf6dd8f41b79-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:42.756839+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"bf6dd8f41b79-1","nodeId":"Workflow1:seq","parentId":"bf6dd8f41b79-0","variables":{},"index":3,"startedAt":"2026-11-25T03:19:42.757002+00:00","scheduledBy":"bf6dd8f41b79-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"bf6dd8f41b79-3","at":"2026-11-25T03:19:42.814294+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-25T03:19:42.917881+00:00"},"nextLine":16,"lastLineHash":"1ec4f07dd606069b80cfce6180cae3bd67fb78d5272c6c214164317007bf9526","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-25 03:19:42.691815+00', '2026-11-25 03:19:42.925368+00', '2026-11-25 03:19:42.925368+00');
INSERT INTO public.runs VALUES ('01a210b7-6212-74f0-a473-351606d1e658', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"351606d1e658-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:43.535143+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"351606d1e658-1","nodeId":"Workflow1:flow","parentId":"351606d1e658-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-25T03:19:43.535352+00:00","scheduledBy":"351606d1e658-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"351606d1e658-5","nodeId":"Workflow1","parentId":"351606d1e658-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-25T03:19:43.713105+00:00","scheduledBy":"351606d1e658-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"351606d1e658-6","nodeId":"Workflow1:seq","parentId":"351606d1e658-5","variables":{},"index":1,"startedAt":"2026-11-25T03:19:43.74516+00:00","scheduledBy":"351606d1e658-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"351606d1e658-8","activity":{"executionId":"351606d1e658-7","nodeId":"Workflow1:seq:hold-on","frameId":"351606d1e658-6","attempt":1,"startedAt":"2026-11-25T03:19:43.77122+00:00","scheduledBy":"351606d1e658-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-25T03:19:43.771842+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"f3d19cff843f993dee9f00660a803c327a9017065af8095bd766a9a22c1eb62c","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-25 03:19:43.378836+00', '2026-11-25 03:19:43.782402+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-644b-755a-a2ae-e6fa2084c2f7', 12, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"e6fa2084c2f7-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T03:19:44.082976+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"e6fa2084c2f7-1","nodeId":"Workflow1:seq","parentId":"e6fa2084c2f7-0","variables":{},"index":2,"startedAt":"2026-11-25T03:19:44.083118+00:00","scheduledBy":"e6fa2084c2f7-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"e6fa2084c2f7-3","nodeId":"Workflow1:seq:act","frameId":"e6fa2084c2f7-1","attempt":1,"startedAt":"2026-11-25T03:19:44.107379+00:00","scheduledBy":"e6fa2084c2f7-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"e6fa2084c2f7-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-25T03:19:44.107592+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"3e847f2695c1a217317813f39d71b607f08424a3610cc547fb16552feb849380","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 27, '2026-11-25 03:19:44.122783+00', 0, '[]', '2026-11-25 03:19:43.947876+00', '2026-11-25 03:19:44.122783+00', NULL);
INSERT INTO public.runs VALUES ('01a210b7-65de-750b-b8ac-1f2e414e288a', 13, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"5c888f0d8d5ea599f52c07401b97aa0a4c97bd581ddfff267c0d8181329cf03f","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 28, '2026-11-25 03:19:44.350093+00', 0, '[]', '2026-11-25 03:19:44.350093+00', NULL, NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-7ec0-90a8-1ef4b10bc4ea', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL);
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
