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
INSERT INTO public.backups VALUES ('b1', 'kept', '01a211dd-708b-777a-acb2-25bd3b20cf44', '1', 'm1', '3.4.23', 7, 4096, 'ab', '/vault/kept/b1.snapshot', 'node-1', '2026-11-24 10:00:00+00', 'Compared', 7, 'hash 1');
INSERT INTO public.clusters VALUES ('kept', '{"name":"kept","members":[]}', 'node-1', 'cafe', '["1","2"]', 'anna', '2026-11-24 10:00:00+00');
INSERT INTO public.counters VALUES ('fence', 33);
INSERT INTO public.counters VALUES ('run', 15);
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
INSERT INTO public.executions VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 'dabde5a2c491-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:53.926732+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 'dabde5a2c491-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:53.964878+00', NULL, false, 'Running', 0, 1, 'dabde5a2c491-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 'dabde5a2c491-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.045598+00', '2026-11-25 08:40:54.067487+00', false, 'Completed', 0, 1, 'dabde5a2c491-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 'dabde5a2c491-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.069333+00', NULL, true, 'Running', 0, 1, 'dabde5a2c491-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 'f28fa94c0838-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-event', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.163615+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 'f28fa94c0838-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.163729+00', NULL, false, 'Running', 0, 1, 'f28fa94c0838-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 'f28fa94c0838-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.165558+00', '2026-11-25 08:40:54.16573+00', false, 'Completed', 0, 1, 'f28fa94c0838-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 'f28fa94c0838-3', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.165872+00', NULL, true, 'Running', 0, 1, 'f28fa94c0838-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', '25bb6edb9cee-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-join', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.276852+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', '25bb6edb9cee-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.276981+00', NULL, false, 'Running', 0, 1, '25bb6edb9cee-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', '25bb6edb9cee-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.292605+00', '2026-11-25 08:40:54.293016+00', false, 'Completed', 0, 1, '25bb6edb9cee-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', '25bb6edb9cee-3', 'left', 'Workflow1:flow:left', 'Test.Wait', 0, 'left', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.318938+00', NULL, true, 'Running', 0, 1, '25bb6edb9cee-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', '25bb6edb9cee-4', 'right', 'Workflow1:flow:right', 'Test.Wait', 0, 'right', '{"EventName":"come"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.329459+00', NULL, true, 'Running', 0, 1, '25bb6edb9cee-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', '1153622e9e94-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-retry', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.494353+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', '1153622e9e94-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.494452+00', NULL, false, 'Running', 0, 1, '1153622e9e94-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', '1153622e9e94-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.497453+00', '2026-11-25 08:40:54.497666+00', false, 'Completed', 0, 1, '1153622e9e94-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', '1153622e9e94-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"busy","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.49772+00', NULL, false, 'Running', 0, 1, '1153622e9e94-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 'c1b74ece6a96-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.581297+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 'c1b74ece6a96-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.581399+00', NULL, false, 'Running', 0, 1, 'c1b74ece6a96-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 'c1b74ece6a96-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.583946+00', '2026-11-25 08:40:54.584117+00', false, 'Completed', 0, 1, 'c1b74ece6a96-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 'c1b74ece6a96-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 08:40:54.584164+00', NULL, false, 'Faulted', 1, 1, 'c1b74ece6a96-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 'c82f4cc62401-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-incident', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.654089+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 'c82f4cc62401-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.654226+00', NULL, false, 'Running', 0, 1, 'c82f4cc62401-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 'c82f4cc62401-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.656548+00', '2026-11-25 08:40:54.656712+00', false, 'Completed', 0, 1, 'c82f4cc62401-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 'c82f4cc62401-3', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"broken","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 08:40:54.656769+00', NULL, false, 'Faulted', 1, 1, 'c82f4cc62401-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', '25bd3b20cf44-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-delay', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.724915+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', '25bd3b20cf44-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.725122+00', NULL, false, 'Running', 0, 1, '25bd3b20cf44-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', '25bd3b20cf44-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.727768+00', '2026-11-25 08:40:54.727971+00', false, 'Completed', 0, 1, '25bd3b20cf44-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', '25bd3b20cf44-3', 'night', 'Workflow1:seq:night', 'Elsa.Delay', 0, 'night', '{"TimeSpan":"01:00:00"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.728036+00', NULL, true, 'Running', 0, 1, '25bd3b20cf44-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 'c71b4236bf9f-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-faulted', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.881486+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 'c71b4236bf9f-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.881684+00', NULL, false, 'Running', 0, 1, 'c71b4236bf9f-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 'c71b4236bf9f-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:54.887471+00', '2026-11-25 08:40:54.88796+00', false, 'Completed', 0, 1, 'c71b4236bf9f-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 'c71b4236bf9f-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-faulted-open","Opens":"member:a","Closes":null,"Holds":"cluster:f","Stamp":null}', '{"Result":"kept-faulted-open","Number":1}', NULL, NULL, NULL, '2026-11-25 08:40:54.888081+00', '2026-11-25 08:40:54.937697+00', false, 'Completed', 0, 1, 'c71b4236bf9f-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 'c71b4236bf9f-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"faulting","Until":null,"Stamp":null}', NULL, NULL, NULL, '{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}', '2026-11-25 08:40:54.945252+00', NULL, false, 'Faulted', 1, 1, 'c71b4236bf9f-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', '75d5f16d8978-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.024039+00', '2026-11-25 08:40:55.024423+00', false, 'Completed', 0, 1, '75d5f16d8978-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', '75d5f16d8978-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-left-open","Opens":"member:a","Closes":null,"Holds":"cluster:u","Stamp":null}', '{"Result":"kept-left-open","Number":1}', NULL, NULL, NULL, '2026-11-25 08:40:55.024525+00', '2026-11-25 08:40:55.032379+00', false, 'Completed', 0, 1, '75d5f16d8978-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', '75d5f16d8978-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-left', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.021229+00', '2026-11-25 08:40:55.080959+00', false, 'Canceled', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', '75d5f16d8978-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.021369+00', '2026-11-25 08:40:55.08097+00', false, 'Canceled', 0, 1, '75d5f16d8978-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', '75d5f16d8978-4', 'look', 'Workflow1:seq:look', 'Test.Look', 0, 'look', '{"Target":"left","Until":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.041144+00', '2026-11-25 08:40:55.080557+00', false, 'Canceled', 0, 1, '75d5f16d8978-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', '034d6e9c4674-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-half', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.150167+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', '034d6e9c4674-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.150306+00', NULL, false, 'Running', 0, 1, '034d6e9c4674-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rolled', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.229739+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-1', 'flow', 'Workflow1:flow', 'Elsa.Flowchart', 0, 'flow', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.229877+00', NULL, false, 'Running', 0, 1, '1df1a74389c9-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-5', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-rollback', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.260311+00', NULL, false, 'Running', 0, 1, '1df1a74389c9-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"undo"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.275843+00', NULL, true, 'Running', 0, 1, '1df1a74389c9-6', 'seq', 3);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-caller', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.341583+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.341702+00', NULL, false, 'Running', 0, 1, 'c6cc3e5e0d2d-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-5', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.350959+00', NULL, false, 'Running', 0, 1, 'c6cc3e5e0d2d-4', 'Workflow1', 4);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-loop', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.43566+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.435786+00', NULL, false, 'Running', 0, 1, 'e1dfcfad4869-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-4', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.445971+00', '2026-11-25 08:40:55.528915+00', false, 'Completed', 0, 1, 'e1dfcfad4869-3', 'each', 3);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-9', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.540569+00', NULL, true, 'Running', 0, 1, 'e1dfcfad4869-8', 'round', 4);
INSERT INTO public.executions VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', '374fff668a6c-0', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-effect', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.552491+00', NULL, false, 'Running', 0, 1, NULL, NULL, 0);
INSERT INTO public.executions VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', '374fff668a6c-1', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.552608+00', NULL, false, 'Running', 0, 1, '374fff668a6c-0', 'Workflow1', 1);
INSERT INTO public.executions VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', '034d6e9c4674-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.153247+00', '2026-11-25 08:40:55.153556+00', false, 'Completed', 0, 1, '034d6e9c4674-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', '034d6e9c4674-3', 'open', 'Workflow1:seq:open', 'Test.Effect', 0, 'open', '{"Effect":"kept-half-open","Opens":"member:a","Closes":null,"Holds":"cluster:h","Stamp":null}', '{"Result":"kept-half-open","Number":1}', NULL, NULL, NULL, '2026-11-25 08:40:55.15363+00', '2026-11-25 08:40:55.159288+00', false, 'Completed', 0, 1, '034d6e9c4674-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', '034d6e9c4674-4', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"go"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.16192+00', NULL, true, 'Running', 0, 1, '034d6e9c4674-3', 'open', 2);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-2', 'write-begun', 'Workflow1:flow:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.233619+00', '2026-11-25 08:40:55.236808+00', false, 'Completed', 0, 1, '1df1a74389c9-1', 'flow', 2);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-3', 'hold-on', 'Workflow1:flow:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"never"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.236954+00', '2026-11-25 08:40:55.257749+00', false, 'Canceled', 0, 1, '1df1a74389c9-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', '1df1a74389c9-6', 'seq', 'Workflow1:seq', 'Elsa.Sequence', 0, 'seq', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.264088+00', NULL, false, 'Running', 0, 1, '1df1a74389c9-5', 'Workflow1', 2);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.346262+00', '2026-11-25 08:40:55.346517+00', false, 'Completed', 0, 1, 'c6cc3e5e0d2d-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-3', 'call', 'Workflow1:seq:call', 'Elsa.ExecuteWorkflow', 0, 'call', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.346592+00', NULL, false, 'Running', 0, 1, 'c6cc3e5e0d2d-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-4', 'Workflow1', 'Workflow1', 'Elsa.Workflow', 1, 'kept-called', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.349061+00', NULL, false, 'Running', 0, 1, 'c6cc3e5e0d2d-3', 'call', 3);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-6', 'write-called', 'Workflow1:seq:write-called', 'Elsa.WriteLine', 0, 'write-called', '{"Text":"called"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.352388+00', '2026-11-25 08:40:55.352628+00', false, 'Completed', 0, 1, 'c6cc3e5e0d2d-5', 'seq', 5);
INSERT INTO public.executions VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 'c6cc3e5e0d2d-7', 'hold-on', 'Workflow1:seq:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"answer"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.352691+00', NULL, true, 'Running', 0, 1, 'c6cc3e5e0d2d-6', 'write-called', 5);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.437963+00', '2026-11-25 08:40:55.438167+00', false, 'Completed', 0, 1, 'e1dfcfad4869-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-3', 'each', 'Workflow1:seq:each', 'Elsa.ForEach', 0, 'each', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.438265+00', NULL, false, 'Running', 0, 1, 'e1dfcfad4869-2', 'write-begun', 2);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-5', 'hold-on', 'Workflow1:seq:each:round:hold-on', 'Test.Wait', 0, 'hold-on', '{"EventName":"next"}', '{"Result":null}', NULL, NULL, NULL, '2026-11-25 08:40:55.450859+00', '2026-11-25 08:40:55.524278+00', false, 'Completed', 0, 1, 'e1dfcfad4869-4', 'round', 4);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-7', 'write-in a round', 'Workflow1:seq:each:round:write-in a round', 'Elsa.WriteLine', 0, 'write-in a round', '{"Text":"in a round"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.527273+00', '2026-11-25 08:40:55.527565+00', false, 'Completed', 0, 1, 'e1dfcfad4869-5', 'hold-on', 4);
INSERT INTO public.executions VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 'e1dfcfad4869-8', 'round', 'Workflow1:seq:each:round', 'Elsa.Sequence', 0, 'round', NULL, NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.529651+00', NULL, false, 'Running', 0, 1, 'e1dfcfad4869-4', 'round', 3);
INSERT INTO public.executions VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', '374fff668a6c-2', 'write-begun', 'Workflow1:seq:write-begun', 'Elsa.WriteLine', 0, 'write-begun', '{"Text":"begun"}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.554275+00', '2026-11-25 08:40:55.554479+00', false, 'Completed', 0, 1, '374fff668a6c-1', 'seq', 2);
INSERT INTO public.executions VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', '374fff668a6c-3', 'act', 'Workflow1:seq:act', 'Test.Effect', 0, 'act', '{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null}', NULL, NULL, NULL, NULL, '2026-11-25 08:40:55.554537+00', NULL, false, 'Running', 0, 1, '374fff668a6c-2', 'write-begun', 2);
INSERT INTO public.holds VALUES ('cluster:f', '01a211dd-712c-7da8-bcde-c71b4236bf9f', 17, false);
INSERT INTO public.holds VALUES ('cluster:u', '01a211dd-71bd-7089-97e2-75d5f16d8978', 20, true);
INSERT INTO public.holds VALUES ('cluster:h', '01a211dd-723b-722e-b81b-034d6e9c4674', 22, false);
INSERT INTO public.inbox_messages VALUES ('048d21bd-1639-4280-9e61-97838bd67ed3', '01a211dd-708b-777a-acb2-25bd3b20cf44', 1, 'pause', '{"reason":"lunch"}', 'anna', '2026-11-25 08:40:54.74411+00', '2026-11-25 08:40:54.803678+00');
INSERT INTO public.inbox_messages VALUES ('75c32266-76e2-456f-b5f3-5c42fd878b76', '01a211dd-71bd-7089-97e2-75d5f16d8978', 1, 'cancel', '{"now":true}', 'anna', '2026-11-25 08:40:55.061117+00', '2026-11-25 08:40:55.072051+00');
INSERT INTO public.inbox_messages VALUES ('614e691e-e966-433e-99cd-40d889d3ac8a', '01a211dd-72aa-7762-a989-1df1a74389c9', 1, 'rollback', '{"reason":"clients complain"}', 'anna', '2026-11-25 08:40:55.245505+00', '2026-11-25 08:40:55.26063+00');
INSERT INTO public.inbox_messages VALUES ('78390869-8ecb-4448-988b-a3ec70c22987', '01a211dd-7361-75e4-b7a3-e1dfcfad4869', 1, 'event', '{"name":"next"}', 'anna', '2026-11-25 08:40:55.469278+00', '2026-11-25 08:40:55.51982+00');
INSERT INTO public.inbox_messages VALUES ('448c7191-c05a-47b5-9e4a-8d0b639189d6', '01a211dd-723b-722e-b81b-034d6e9c4674', 1, 'event', '{"name":"go"}', 'anna', '2026-11-25 08:40:55.587474+00', NULL);
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 0, '{"timestamp":"2026-11-25T08:40:53.642523+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 1, '{"timestamp":"2026-11-25T08:40:53.917359+00:00","eventName":"Claimed","message":"Claimed by kept under number 2."}', 'fabcbc4e2f42c76951d2f62e55186be5850790692640783471e4489d747708e1');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 2, '{"timestamp":"2026-11-25T08:40:53.931095+00:00","eventName":"Started","activityInstanceId":"dabde5a2c491-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '8ea6bff66719c67c2391bd8286d179600a66bbdf847d6ce69657722c92432273');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 3, '{"timestamp":"2026-11-25T08:40:54.002033+00:00","eventName":"Started","activityInstanceId":"dabde5a2c491-1","parentActivityInstanceId":"dabde5a2c491-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '0fe3ef56d93ba588935acd4dbae9dcc6509e84657016232e67726fb7b9fc33fb');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 4, '{"timestamp":"2026-11-25T08:40:54.049835+00:00","eventName":"Started","activityInstanceId":"dabde5a2c491-2","parentActivityInstanceId":"dabde5a2c491-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'f217dc36c331f7e5ff1033be098dc84c307c858b543bfe5491424c5912007408');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 5, '{"timestamp":"2026-11-25T08:40:54.054994+00:00","eventName":"Output","message":"begun","activityInstanceId":"dabde5a2c491-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'de173e762cfba28de2e0b63394076a085355ee877292d4400314d140cf2b9589');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 6, '{"timestamp":"2026-11-25T08:40:54.068411+00:00","eventName":"Completed","activityInstanceId":"dabde5a2c491-2","parentActivityInstanceId":"dabde5a2c491-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2c2cef90cce054f75f49bbe939fd130a5e1eaf7ea7579590f88f5f3b19c8cfad');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 7, '{"timestamp":"2026-11-25T08:40:54.069595+00:00","eventName":"Started","activityInstanceId":"dabde5a2c491-3","parentActivityInstanceId":"dabde5a2c491-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'c7127bd0192cd87b422dfacd136e3072105647af18d071acab5680607108f3bc');
INSERT INTO public.journal_lines VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 8, '{"timestamp":"2026-11-25T08:40:54.077971+00:00","eventName":"Suspended","message":"until 2026-11-25 09:40:54Z","activityInstanceId":"dabde5a2c491-3","parentActivityInstanceId":"dabde5a2c491-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', 'af42f9aaec7f2d5cf46c48a57612743454a4fec3e13b3ab7908e0470eb791725');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 0, '{"timestamp":"2026-11-25T08:40:54.11791+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 1, '{"timestamp":"2026-11-25T08:40:54.163546+00:00","eventName":"Claimed","message":"Claimed by kept under number 4."}', 'b04f08028b94b6e6e4dee45036dd986e557655adb34ad9fab7a86fad88b37f7f');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 2, '{"timestamp":"2026-11-25T08:40:54.163635+00:00","eventName":"Started","activityInstanceId":"f28fa94c0838-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-event","nodeId":"Workflow1"}', 'b6b5aff98d73fef909741749286976435ad4f5e29daa8f7c5ef64c8c4a7b44bd');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 3, '{"timestamp":"2026-11-25T08:40:54.16378+00:00","eventName":"Started","activityInstanceId":"f28fa94c0838-1","parentActivityInstanceId":"f28fa94c0838-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '07afd0cd4e5963d072d9b6095204bc912d305c5255372fe86d0c8cb267367f1c');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 4, '{"timestamp":"2026-11-25T08:40:54.165674+00:00","eventName":"Started","activityInstanceId":"f28fa94c0838-2","parentActivityInstanceId":"f28fa94c0838-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9cc813feed8e7d0dbd009e82b2ea5be9443802154a26d91b64cf6e07de5ee3ff');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 5, '{"timestamp":"2026-11-25T08:40:54.165708+00:00","eventName":"Output","message":"begun","activityInstanceId":"f28fa94c0838-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c6195e7266dc5c828831ca4220aaaf35721a392fb8f8891a124ac2b3f4921ff4');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 6, '{"timestamp":"2026-11-25T08:40:54.165759+00:00","eventName":"Completed","activityInstanceId":"f28fa94c0838-2","parentActivityInstanceId":"f28fa94c0838-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '459cceb585437df7b4ca487cfe4c6cf88b79db383f42f862580ed4a3730b464a');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 7, '{"timestamp":"2026-11-25T08:40:54.16841+00:00","eventName":"Started","activityInstanceId":"f28fa94c0838-3","parentActivityInstanceId":"f28fa94c0838-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '734cb47c6ff80fd2ee1dd439f9d223f9ae96730ce4cd5cd42c56cf4e761eee0c');
INSERT INTO public.journal_lines VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 8, '{"timestamp":"2026-11-25T08:40:54.168938+00:00","eventName":"Suspended","activityInstanceId":"f28fa94c0838-3","parentActivityInstanceId":"f28fa94c0838-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '7ef0e0d6806e28d65b69ea69e17df5a3673f698ee458cb387d8833bdea2b9359');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 0, '{"timestamp":"2026-11-25T08:40:54.205747+00:00","eventName":"Created","message":"Run of kept-join@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 1, '{"timestamp":"2026-11-25T08:40:54.276745+00:00","eventName":"Claimed","message":"Claimed by kept under number 6."}', 'a037ecc634a046b5ff71b0c273004b09f47b573d9230679b04b0548b46393d00');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 2, '{"timestamp":"2026-11-25T08:40:54.276877+00:00","eventName":"Started","activityInstanceId":"25bb6edb9cee-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-join","nodeId":"Workflow1"}', 'b47b1629e4dd7acf72684f30cd941e57888e4eeb4fce85b962a9b811c1feea5a');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 3, '{"timestamp":"2026-11-25T08:40:54.277047+00:00","eventName":"Started","activityInstanceId":"25bb6edb9cee-1","parentActivityInstanceId":"25bb6edb9cee-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'ecafc733bc113d6ba6340e6ab6c2b5a302ec66d473beb96347b161ee679e13bb');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 4, '{"timestamp":"2026-11-25T08:40:54.292893+00:00","eventName":"Started","activityInstanceId":"25bb6edb9cee-2","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '0320c740a39ff892960ddc2a1876b97dc227263ede843529ce23590bd218ed2c');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 5, '{"timestamp":"2026-11-25T08:40:54.292973+00:00","eventName":"Output","message":"begun","activityInstanceId":"25bb6edb9cee-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'ff3faf1b8474c3974a604209823f5223e87009be021253a51fa14e8ceb4285d2');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 6, '{"timestamp":"2026-11-25T08:40:54.293018+00:00","eventName":"Completed","activityInstanceId":"25bb6edb9cee-2","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '68be69b0fe2f3d093790dc9b96dd222f002f13c218820b2f73e8faf121feac9e');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 7, '{"timestamp":"2026-11-25T08:40:54.319201+00:00","eventName":"Started","activityInstanceId":"25bb6edb9cee-3","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '5caa221ce0654d8f6e901214c33f715326f4373701d4358411fd32677338f882');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 8, '{"timestamp":"2026-11-25T08:40:54.319297+00:00","eventName":"Suspended","activityInstanceId":"25bb6edb9cee-3","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"left","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"left","nodeId":"Workflow1:flow:left"}', '90dd07d4aa69ab841daffcd7bada03cf95c822f277e4384350ab68f31a0d8942');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 4, '{"timestamp":"2026-11-25T08:40:54.497591+00:00","eventName":"Started","activityInstanceId":"1153622e9e94-2","parentActivityInstanceId":"1153622e9e94-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '6de9a9c530ed5cc048e21d63dbf1553c65ec39936278cc117e995bf10ee284e6');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 5, '{"timestamp":"2026-11-25T08:40:54.497633+00:00","eventName":"Output","message":"begun","activityInstanceId":"1153622e9e94-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '0dab6a71ad270a5a0da25920a0a2c7936b0147db57da4fc6b9f4fec62962c72a');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 6, '{"timestamp":"2026-11-25T08:40:54.497667+00:00","eventName":"Completed","activityInstanceId":"1153622e9e94-2","parentActivityInstanceId":"1153622e9e94-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'cf80edaaefb98ecfb07ae4d499486c3dbad12120880a907a6ed610b17d3aba31');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 7, '{"timestamp":"2026-11-25T08:40:54.497849+00:00","eventName":"Started","activityInstanceId":"1153622e9e94-3","parentActivityInstanceId":"1153622e9e94-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '871855b87b2db10fb7841098d2f32d75c114b03323048f2955c6dc0a2dae23a5');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 8, '{"timestamp":"2026-11-25T08:40:54.506368+00:00","eventName":"Note","message":"Looked at busy.","activityInstanceId":"1153622e9e94-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '2d1f42a056dac2da58ff7cb01b4318a3a5e8cec89f1178580c74f3f936339125');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 9, '{"timestamp":"2026-11-25T08:40:54.51352+00:00","eventName":"Note","message":"look: It is busy. Try 1 of 3; again in 01:00:00.","payload":{"code":"test.busy","kind":"Transient","message":"It is busy."}}', '1874fe9ea41aede92ba22d63cf0d7e73541ca2fe4df274b7433c84279304c31d');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 0, '{"timestamp":"2026-11-25T08:40:54.551459+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 1, '{"timestamp":"2026-11-25T08:40:54.58123+00:00","eventName":"Claimed","message":"Claimed by kept under number 10."}', '885f2c03235cd032fcceb6ded1e28a989a1bfa1fc00a5edacf3a5011a1dc6e05');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 2, '{"timestamp":"2026-11-25T08:40:54.581314+00:00","eventName":"Started","activityInstanceId":"c1b74ece6a96-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', 'a380624aef80804d6e7c86d74c192d6573487be6106f13d54ec5fbdb62ea4310');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 3, '{"timestamp":"2026-11-25T08:40:54.581448+00:00","eventName":"Started","activityInstanceId":"c1b74ece6a96-1","parentActivityInstanceId":"c1b74ece6a96-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'a7d842704230311d27014419291846d916bd05ca794ae7eac103372188695fa0');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 1, '{"timestamp":"2026-11-25T08:40:54.654017+00:00","eventName":"Claimed","message":"Claimed by kept under number 12."}', '9ec8e067edb7896ca49273e88c5cbb11d32060705657fa20b08744331ccf3aa7');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 2, '{"timestamp":"2026-11-25T08:40:54.654108+00:00","eventName":"Started","activityInstanceId":"c82f4cc62401-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-incident","nodeId":"Workflow1"}', 'bc46286a2dafa74061c99dbb3b37e895578bc9401a2b0e82858bd0095b447c88');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 3, '{"timestamp":"2026-11-25T08:40:54.654292+00:00","eventName":"Started","activityInstanceId":"c82f4cc62401-1","parentActivityInstanceId":"c82f4cc62401-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '1f1284520e27d5a940635497c8fd1c1fe441cc150f11fe834287436c4fe5945a');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 8, '{"timestamp":"2026-11-25T08:40:54.659053+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"c82f4cc62401-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '3fc7648f1cc88ded74ca0f07af6e024156109c5d02f186d418a8469ac94b695a');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 9, '{"timestamp":"2026-11-25T08:40:54.659161+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"c82f4cc62401-3","parentActivityInstanceId":"c82f4cc62401-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'd930c23734d8a8d128b9558ecd072adf36df1ae6392c4829b0498f3fd7b628b9');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 10, '{"timestamp":"2026-11-25T08:40:54.659211+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '28726ba86b1a8de6a493caf9c32c222dfcdf13e70b45b0b3da98559606e4ae65');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 0, '{"timestamp":"2026-11-25T08:40:54.667675+00:00","eventName":"Created","message":"Run of kept-delay@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 9, '{"timestamp":"2026-11-25T08:40:54.329639+00:00","eventName":"Started","activityInstanceId":"25bb6edb9cee-4","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', '1ead75129290681d1510c6cbd9dc41d5a01c03585805d89ff0f4c8614791bab5');
INSERT INTO public.journal_lines VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 10, '{"timestamp":"2026-11-25T08:40:54.329715+00:00","eventName":"Suspended","activityInstanceId":"25bb6edb9cee-4","parentActivityInstanceId":"25bb6edb9cee-1","activityId":"right","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"right","nodeId":"Workflow1:flow:right"}', 'c12a2d5293bac74c5825b6b6f75b251bb9e289661088749dcbb9fcf2e4a28fd4');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 0, '{"timestamp":"2026-11-25T08:40:54.434985+00:00","eventName":"Created","message":"Run of kept-retry@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 1, '{"timestamp":"2026-11-25T08:40:54.49428+00:00","eventName":"Claimed","message":"Claimed by kept under number 8."}', '36fe1414a8ccb9369a09aa9734ee4829fc28bb6cb62a1da3b81414a45cb07cba');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 2, '{"timestamp":"2026-11-25T08:40:54.494369+00:00","eventName":"Started","activityInstanceId":"1153622e9e94-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-retry","nodeId":"Workflow1"}', '20439b7f2f8156a19985fb71fe32a6c9d321e2101fb8e3396bf88db3ea58d8f9');
INSERT INTO public.journal_lines VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 3, '{"timestamp":"2026-11-25T08:40:54.494504+00:00","eventName":"Started","activityInstanceId":"1153622e9e94-1","parentActivityInstanceId":"1153622e9e94-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'f9a651ed4b307b5c044862cc6ad51a8db651f694d8b2ade21225226e6a7da074');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 4, '{"timestamp":"2026-11-25T08:40:54.584061+00:00","eventName":"Started","activityInstanceId":"c1b74ece6a96-2","parentActivityInstanceId":"c1b74ece6a96-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '96f964f2cf6dc09103a77e885e5a3635547fa26a47058e13a5ebef40e2c2fe8c');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 5, '{"timestamp":"2026-11-25T08:40:54.584092+00:00","eventName":"Output","message":"begun","activityInstanceId":"c1b74ece6a96-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '73bdff4fc2db7fea43414d2d91cfb0195a6cdb578bfe612d3f8df33cc7181b14');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 6, '{"timestamp":"2026-11-25T08:40:54.584118+00:00","eventName":"Completed","activityInstanceId":"c1b74ece6a96-2","parentActivityInstanceId":"c1b74ece6a96-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9b2ea6fa2c2441e3235d5405b703de85e7c85062903388c6b7f5619ae785a7dc');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 7, '{"timestamp":"2026-11-25T08:40:54.584252+00:00","eventName":"Started","activityInstanceId":"c1b74ece6a96-3","parentActivityInstanceId":"c1b74ece6a96-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '843960ef2d6158eb98a5974a863219946f87c19fc518c184090b48f81cbf0a62');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 8, '{"timestamp":"2026-11-25T08:40:54.586288+00:00","eventName":"Note","message":"Looked at broken.","activityInstanceId":"c1b74ece6a96-3","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'dd2debae06d3bacdfbf520577221efdb5dfd133f1154d85b8019055855c39912');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 9, '{"timestamp":"2026-11-25T08:40:54.587071+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"c1b74ece6a96-3","parentActivityInstanceId":"c1b74ece6a96-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '8bd143dd3c382089ccfdf5efad045bc980d4a1b056094a802a310a72fdb3b412');
INSERT INTO public.journal_lines VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 10, '{"timestamp":"2026-11-25T08:40:54.587161+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '20ec67a07173961550848abc8c8bc63154364649077118cba3fa09690ba2a968');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 0, '{"timestamp":"2026-11-25T08:40:54.609271+00:00","eventName":"Created","message":"Run of kept-incident@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 4, '{"timestamp":"2026-11-25T08:40:54.656658+00:00","eventName":"Started","activityInstanceId":"c82f4cc62401-2","parentActivityInstanceId":"c82f4cc62401-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'd909009838853484fa6ce060c09eb4f073fd8ded0a81d9cd9f2ac0aceda0e8eb');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 5, '{"timestamp":"2026-11-25T08:40:54.656689+00:00","eventName":"Output","message":"begun","activityInstanceId":"c82f4cc62401-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '386565bee9e19282e372dd54742dd05f8bc62e27c130660515515dbf8ca01572');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 6, '{"timestamp":"2026-11-25T08:40:54.656713+00:00","eventName":"Completed","activityInstanceId":"c82f4cc62401-2","parentActivityInstanceId":"c82f4cc62401-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '78eac7a296522b5e25453d0bebb30a3998c010ec8f0e692d275971edb4549e7d');
INSERT INTO public.journal_lines VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 7, '{"timestamp":"2026-11-25T08:40:54.656834+00:00","eventName":"Started","activityInstanceId":"c82f4cc62401-3","parentActivityInstanceId":"c82f4cc62401-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '5b38e72faabc319cbbe3d64dcf638c1234273eb9765a578a7af9f72cd37095d9');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 4, '{"timestamp":"2026-11-25T08:40:54.727907+00:00","eventName":"Started","activityInstanceId":"25bd3b20cf44-2","parentActivityInstanceId":"25bd3b20cf44-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '5723959a65ca33460119f1bbdcac4218f1081c9b60453edea7c50c15bac17368');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 5, '{"timestamp":"2026-11-25T08:40:54.727945+00:00","eventName":"Output","message":"begun","activityInstanceId":"25bd3b20cf44-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '862cab8afafc84fb7753b036a6c736e3f8ca45d5c88fc10b3df673fa94d1abfe');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 6, '{"timestamp":"2026-11-25T08:40:54.727973+00:00","eventName":"Completed","activityInstanceId":"25bd3b20cf44-2","parentActivityInstanceId":"25bd3b20cf44-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'e2e9eebb3ec759948a3234b581edc5aa20b834ab67b2f2b8c7ecebc80a4c3eea');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 1, '{"timestamp":"2026-11-25T08:40:54.724805+00:00","eventName":"Claimed","message":"Claimed by kept under number 14."}', 'da8c51a8805efb0cccee1c9d8baaa96fea6a137ba0554f4167626e48489fae38');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 2, '{"timestamp":"2026-11-25T08:40:54.724963+00:00","eventName":"Started","activityInstanceId":"25bd3b20cf44-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-delay","nodeId":"Workflow1"}', '5217d941d3d135a7d47864ae683dbd87e7915647112692ef432f8f3acc04b2fa');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 3, '{"timestamp":"2026-11-25T08:40:54.72525+00:00","eventName":"Started","activityInstanceId":"25bd3b20cf44-1","parentActivityInstanceId":"25bd3b20cf44-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '41dde1f752b178eaf0a9a375abcf56175531b9ba4df515485fc7b354c71657bb');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 11, '{"timestamp":"2026-11-25T08:40:54.806961+00:00","eventName":"Paused","message":"Paused at a safe point: lunch.","by":"anna"}', 'fee9c93e16106b103e34ed7b94329344fb307af10f0212e5e62b3bd31cf7a392');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 1, '{"timestamp":"2026-11-25T08:40:54.88138+00:00","eventName":"Claimed","message":"Claimed by kept under number 17."}', '83ba2f8cc151c443a32e5977cc21622f354b93f8ffa82c889424aa0a77c159b5');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 2, '{"timestamp":"2026-11-25T08:40:54.881519+00:00","eventName":"Started","activityInstanceId":"c71b4236bf9f-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-faulted","nodeId":"Workflow1"}', 'a084ca2dead7c9b37b35f3e0548cf06621e034d3c6a2884d11837eeb4edd579a');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 3, '{"timestamp":"2026-11-25T08:40:54.882687+00:00","eventName":"Started","activityInstanceId":"c71b4236bf9f-1","parentActivityInstanceId":"c71b4236bf9f-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '6dd93d3a964cd9b257f30033d3763f01885466617f3c693cd690b99aaeb7f23d');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 8, '{"timestamp":"2026-11-25T08:40:54.938215+00:00","eventName":"Completed","activityInstanceId":"c71b4236bf9f-3","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'e18ca14fd8e23d0cf7fa05b9890d9f22c3dede7166c865d94350514a5155128b');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 9, '{"timestamp":"2026-11-25T08:40:54.954507+00:00","eventName":"Started","activityInstanceId":"c71b4236bf9f-4","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', '3f174a28205f04f4529cdcfa8a723d00ca64f09b4270fc8f374903c89fb21b9b');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 0, '{"timestamp":"2026-11-25T08:40:54.97321+00:00","eventName":"Created","message":"Run of kept-left@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 1, '{"timestamp":"2026-11-25T08:40:55.021115+00:00","eventName":"Claimed","message":"Claimed by kept under number 19."}', 'b1c190df3f2b805306515a8028576c4a0d9f2df85bc875b60db3d62f7616b88b');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 2, '{"timestamp":"2026-11-25T08:40:55.021254+00:00","eventName":"Started","activityInstanceId":"75d5f16d8978-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-left","nodeId":"Workflow1"}', '2cfbc993f711a3c964c53ef86cd00104ab425a7114bad03fe03d0e66a130dae5');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 3, '{"timestamp":"2026-11-25T08:40:55.021465+00:00","eventName":"Started","activityInstanceId":"75d5f16d8978-1","parentActivityInstanceId":"75d5f16d8978-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'c2587bdf29054b184de33af375b38e3cf6fbfac4f41c9941e94fc4eaf04a70be');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 8, '{"timestamp":"2026-11-25T08:40:55.032404+00:00","eventName":"Completed","activityInstanceId":"75d5f16d8978-3","parentActivityInstanceId":"75d5f16d8978-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'dd878d85df86e6c5a4793840a2945275725e4a37fd4981b6baf7b543d6f3be6f');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 10, '{"timestamp":"2026-11-25T08:40:55.046491+00:00","eventName":"Note","message":"Looked at left.","activityInstanceId":"75d5f16d8978-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', '5d67eb6709e396ab6bb42a49a0c279bdf22c1a5efb84424cca127840865db96b');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 11, '{"timestamp":"2026-11-25T08:40:55.046703+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"75d5f16d8978-4","parentActivityInstanceId":"75d5f16d8978-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', '736b68fac8abd5a9d33eb6cb2c6af4c66e7897330a3dd043998c81bd132654cf');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 12, '{"timestamp":"2026-11-25T08:40:55.04676+00:00","eventName":"IncidentOpened","message":"Needs you: It is broken. Mend it."}', '245921a08e340e29d0d50714c50916e9b581d431921929fb739bf2c32a475a38');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 13, '{"timestamp":"2026-11-25T08:40:55.070778+00:00","eventName":"Claimed","message":"Claimed by kept under number 20."}', '75d31687a85aa8349ab4252540a6acd3ad4e9d1ca9bcded2f5b7c894444f4b79');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 14, '{"timestamp":"2026-11-25T08:40:55.071212+00:00","eventName":"CancelRequested","message":"Cancel asked for, at once.","by":"anna"}', 'd8a3fc81ddc439a519d98f017c822124b5bd2533504633a6d284bfbef8b0c3e5');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 15, '{"timestamp":"2026-11-25T08:40:55.081227+00:00","eventName":"Ended","message":"Cancelled away from a safe point; open: member:a.","by":"anna"}', '63d5c1df0fa848b5a8abe9acf6a7ebe07261a03cb9b03d2019ad18002c167ad5');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 0, '{"timestamp":"2026-11-25T08:40:55.099729+00:00","eventName":"Created","message":"Run of kept-half@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 4, '{"timestamp":"2026-11-25T08:40:55.15348+00:00","eventName":"Started","activityInstanceId":"034d6e9c4674-2","parentActivityInstanceId":"034d6e9c4674-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'da05738f5153994257a47c416b5a4f1ea5d69f4d5c50d31f2461cde4781ee14f');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 5, '{"timestamp":"2026-11-25T08:40:55.15353+00:00","eventName":"Output","message":"begun","activityInstanceId":"034d6e9c4674-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '2dfe51015fc68f5db5b47d88e9e771b7a8b6b8c9093fc5176f971c551dfb5cef');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 6, '{"timestamp":"2026-11-25T08:40:55.153558+00:00","eventName":"Completed","activityInstanceId":"034d6e9c4674-2","parentActivityInstanceId":"034d6e9c4674-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '909aaabab647608dcb3ef928a17a512c218ae9edc83ef16d89087a0fd4532be8');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 7, '{"timestamp":"2026-11-25T08:40:54.728126+00:00","eventName":"Started","activityInstanceId":"25bd3b20cf44-3","parentActivityInstanceId":"25bd3b20cf44-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '523c0a9e7d3db409dc1a7896288c9d014384d391f7156925e8b111adc55def75');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 8, '{"timestamp":"2026-11-25T08:40:54.728251+00:00","eventName":"Suspended","message":"until 2026-11-25 09:40:54Z","activityInstanceId":"25bd3b20cf44-3","parentActivityInstanceId":"25bd3b20cf44-1","activityId":"night","activityType":"Elsa.Delay","activityTypeVersion":0,"activityName":"night","nodeId":"Workflow1:seq:night"}', '6071e3d5db6d9ba3bed3586fc237ec2811a14e9823308d4f4d0c60a99025bc83');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 9, '{"timestamp":"2026-11-25T08:40:54.796197+00:00","eventName":"Claimed","message":"Claimed by kept under number 15."}', '59f64104519626158760c0ad12389f3e165da11704e8c21b88936b0ace167448');
INSERT INTO public.journal_lines VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 10, '{"timestamp":"2026-11-25T08:40:54.802236+00:00","eventName":"Note","message":"Pause asked for: lunch","by":"anna"}', '79cb104bd5647d474b1e4699076fa982f800b7b57ed9ae83203a702adbdb14ba');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 0, '{"timestamp":"2026-11-25T08:40:54.828016+00:00","eventName":"Created","message":"Run of kept-faulted@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 4, '{"timestamp":"2026-11-25T08:40:54.88783+00:00","eventName":"Started","activityInstanceId":"c71b4236bf9f-2","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '3509c4e56d56afcfe3d9da1d3d89972a5fe97427ba909052086e4c5e30976189');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 5, '{"timestamp":"2026-11-25T08:40:54.887902+00:00","eventName":"Output","message":"begun","activityInstanceId":"c71b4236bf9f-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '12d9fc0de08b575cd408d196997cd2648d1163d0d7e849f14420299d324d15a5');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 6, '{"timestamp":"2026-11-25T08:40:54.887963+00:00","eventName":"Completed","activityInstanceId":"c71b4236bf9f-2","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'c5eb2e5fcd38affc1f1aa6d3cf83ab9016568f452b23652176b6edc6a0452fb8');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 7, '{"timestamp":"2026-11-25T08:40:54.889458+00:00","eventName":"Started","activityInstanceId":"c71b4236bf9f-3","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '0475f7aff002cdb169f35270695047f157646fee1a3c9080c82b9f760367175b');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 10, '{"timestamp":"2026-11-25T08:40:54.956719+00:00","eventName":"Note","message":"Looked at faulting.","activityInstanceId":"c71b4236bf9f-4","activityId":"look","activityType":"Test.Look","activityName":"look","nodeId":"Workflow1:seq:look"}', 'ba0437897e05b4b432fc8f254f9c522d82303271af08c7390485945e4b8b08e4');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 11, '{"timestamp":"2026-11-25T08:40:54.956857+00:00","eventName":"Faulted","message":"It is broken.","activityInstanceId":"c71b4236bf9f-4","parentActivityInstanceId":"c71b4236bf9f-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look","payload":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."}}', 'c83504716d860c034af8b75b3468b2ae735927eddb3f883d7a24f520777e238d');
INSERT INTO public.journal_lines VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 12, '{"timestamp":"2026-11-25T08:40:54.957761+00:00","eventName":"Ended","message":"Faulted: It is broken."}', '1ceb2e1c831107fde329b5e3a2612265a625bc9f4fc779238677228d54f80848');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 4, '{"timestamp":"2026-11-25T08:40:55.024329+00:00","eventName":"Started","activityInstanceId":"75d5f16d8978-2","parentActivityInstanceId":"75d5f16d8978-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'af963a24356688ea55fae88e6f65ffb7e3d7983c4c11584c0867d3037531c987');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 5, '{"timestamp":"2026-11-25T08:40:55.024388+00:00","eventName":"Output","message":"begun","activityInstanceId":"75d5f16d8978-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '7b7274af4e5186f42cedaf34d6295e2f436da7db19adbd5f403e232f48cb3d27');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 6, '{"timestamp":"2026-11-25T08:40:55.024425+00:00","eventName":"Completed","activityInstanceId":"75d5f16d8978-2","parentActivityInstanceId":"75d5f16d8978-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '001ba0747c3279986f30a0a613b86ee0a249d88298841ff8919911d9b409278e');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 7, '{"timestamp":"2026-11-25T08:40:55.024692+00:00","eventName":"Started","activityInstanceId":"75d5f16d8978-3","parentActivityInstanceId":"75d5f16d8978-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'a6033fc9321f6cf6fbbcf93b84585861e1d736410b5f00d4acfa371823c26ab5');
INSERT INTO public.journal_lines VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 9, '{"timestamp":"2026-11-25T08:40:55.04144+00:00","eventName":"Started","activityInstanceId":"75d5f16d8978-4","parentActivityInstanceId":"75d5f16d8978-1","activityId":"look","activityType":"Test.Look","activityTypeVersion":0,"activityName":"look","nodeId":"Workflow1:seq:look"}', 'c52a13243ca885a7f929feac615e3a4a2f49c3353be17a1e118b20a4c8034eb8');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 1, '{"timestamp":"2026-11-25T08:40:55.150094+00:00","eventName":"Claimed","message":"Claimed by kept under number 22."}', '571e5e610fa2c9030681ea0b8572923a8a90a9ca90b7c3653aba27828bd21fc6');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 2, '{"timestamp":"2026-11-25T08:40:55.150209+00:00","eventName":"Started","activityInstanceId":"034d6e9c4674-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-half","nodeId":"Workflow1"}', '2eba27cb835f3ec23cb87162fbb78585f646ecf77389a85d5d38dfd2b645b8b6');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 3, '{"timestamp":"2026-11-25T08:40:55.150368+00:00","eventName":"Started","activityInstanceId":"034d6e9c4674-1","parentActivityInstanceId":"034d6e9c4674-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'fe7282ac2e5bcf802e20e8892579c0cf16c7a71ff9794118db8e18d437313fb5');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 1, '{"timestamp":"2026-11-25T08:40:55.229659+00:00","eventName":"Claimed","message":"Claimed by kept under number 24."}', 'd8f5143aef62dd630b33d5a7000b4b5b078223adb26dfdd5b8ff4bc72696e82a');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 2, '{"timestamp":"2026-11-25T08:40:55.22976+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rolled","nodeId":"Workflow1"}', 'b994cf8fbeeb4ff0d867bdd576ce6babd933cc070dd7aca6ad2f55fb897dffe1');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 7, '{"timestamp":"2026-11-25T08:40:55.153741+00:00","eventName":"Started","activityInstanceId":"034d6e9c4674-3","parentActivityInstanceId":"034d6e9c4674-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', '608a9e5a37d2911becad291c1c124f0f13b883bf8b89310bb3050deace64be84');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 8, '{"timestamp":"2026-11-25T08:40:55.159306+00:00","eventName":"Completed","activityInstanceId":"034d6e9c4674-3","parentActivityInstanceId":"034d6e9c4674-1","activityId":"open","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"open","nodeId":"Workflow1:seq:open"}', 'c42f80dbcb27ec0fcc52a6a9f108185b4be7ffb6a2e957ca75c3df268fdc2ca0');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 9, '{"timestamp":"2026-11-25T08:40:55.162126+00:00","eventName":"Started","activityInstanceId":"034d6e9c4674-4","parentActivityInstanceId":"034d6e9c4674-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'c03fd919ff41fc9ba05e743d5825c9cde6ea0c7070a2374d61ff38ca5d7b748f');
INSERT INTO public.journal_lines VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 10, '{"timestamp":"2026-11-25T08:40:55.162213+00:00","eventName":"Suspended","activityInstanceId":"034d6e9c4674-4","parentActivityInstanceId":"034d6e9c4674-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '811e659a5812e505bcebf8b1b488742a4f447abeae77af0b448fb59e82e63dd9');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 0, '{"timestamp":"2026-11-25T08:40:55.210019+00:00","eventName":"Created","message":"Run of kept-rolled@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 4, '{"timestamp":"2026-11-25T08:40:55.236652+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-2","parentActivityInstanceId":"1df1a74389c9-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '16ce49c142eaf228c5a73acdb3ccc77e88bed85ccc5cda686e11ecc9119dfc72');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 5, '{"timestamp":"2026-11-25T08:40:55.236766+00:00","eventName":"Output","message":"begun","activityInstanceId":"1df1a74389c9-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', 'b7f2ff799d602710fd513ae5292ad0faab6e53fc3049106a74d0efbb4fc719b5');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 6, '{"timestamp":"2026-11-25T08:40:55.23681+00:00","eventName":"Completed","activityInstanceId":"1df1a74389c9-2","parentActivityInstanceId":"1df1a74389c9-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:flow:write-begun"}', '541a17e711110edf7a6a193b829d26e311150068a15405fa36013043f95068cd');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 7, '{"timestamp":"2026-11-25T08:40:55.237119+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-3","parentActivityInstanceId":"1df1a74389c9-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', '4375242965005811ebb2c1752806fe47ade2f1b7e0c05725a2b79c9f71c023c4');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 8, '{"timestamp":"2026-11-25T08:40:55.237162+00:00","eventName":"Suspended","activityInstanceId":"1df1a74389c9-3","parentActivityInstanceId":"1df1a74389c9-1","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:flow:hold-on"}', 'bae8943d04c6a8d2708518357ba55ce1c4980d6bf0cd377e3c2ed99b5fa8d35f');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 12, '{"timestamp":"2026-11-25T08:40:55.264359+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-6","parentActivityInstanceId":"1df1a74389c9-5","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'b73c5c3c5dfbe28ec25b83ca4655bc541e7993d52ae5ba86dcd8454e8bd8374f');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 0, '{"timestamp":"2026-11-25T08:40:55.313209+00:00","eventName":"Created","message":"Run of kept-caller@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 4, '{"timestamp":"2026-11-25T08:40:55.346443+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-2","parentActivityInstanceId":"c6cc3e5e0d2d-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '1463e05e535f5b9951def1d83e3ce08e81425fa0ddfc5c8e8757db14df733d1d');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 5, '{"timestamp":"2026-11-25T08:40:55.346493+00:00","eventName":"Output","message":"begun","activityInstanceId":"c6cc3e5e0d2d-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '1f88d8728cdf98a7f7f5f991414d0f61813901632c378d987f680eaf25733e81');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 6, '{"timestamp":"2026-11-25T08:40:55.346518+00:00","eventName":"Completed","activityInstanceId":"c6cc3e5e0d2d-2","parentActivityInstanceId":"c6cc3e5e0d2d-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '50f9c9e3ac3e067e21415699b313a92dd6d8c7a71d9aa6bdaa46d902d3f9cd3f');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 7, '{"timestamp":"2026-11-25T08:40:55.347916+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-3","parentActivityInstanceId":"c6cc3e5e0d2d-1","activityId":"call","activityType":"Elsa.ExecuteWorkflow","activityTypeVersion":0,"activityName":"call","nodeId":"Workflow1:seq:call"}', '3a6e8c47d613aad72b586ab42ae5b23f78c6dfe4802240d33205ed99f8733501');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 8, '{"timestamp":"2026-11-25T08:40:55.349077+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-4","parentActivityInstanceId":"c6cc3e5e0d2d-3","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-called","nodeId":"Workflow1"}', 'ba8b611b7fd8baaeb20e6a94894970fd8fa4f0db63978b77b1801763fff772af');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 10, '{"timestamp":"2026-11-25T08:40:55.352561+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-6","parentActivityInstanceId":"c6cc3e5e0d2d-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '4518eb22dc49d537515a3c4f2fabb746b6cba5f930ef2f7fc22b620573449fd6');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 11, '{"timestamp":"2026-11-25T08:40:55.352603+00:00","eventName":"Output","message":"called","activityInstanceId":"c6cc3e5e0d2d-6","activityId":"write-called","activityType":"Elsa.WriteLine","activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '11ccd2e8e816c94ebc545c1600967f2fed27ff0ccd2fc52b67c52e2fe04b82d1');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 12, '{"timestamp":"2026-11-25T08:40:55.352629+00:00","eventName":"Completed","activityInstanceId":"c6cc3e5e0d2d-6","parentActivityInstanceId":"c6cc3e5e0d2d-5","activityId":"write-called","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-called","nodeId":"Workflow1:seq:write-called"}', '6998a5701a7a6ea9e5828c07b2fdff6a5efee3d90463d3823af341619173017d');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 3, '{"timestamp":"2026-11-25T08:40:55.229935+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-1","parentActivityInstanceId":"1df1a74389c9-0","activityId":"flow","activityType":"Elsa.Flowchart","activityTypeVersion":0,"activityName":"flow","nodeId":"Workflow1:flow"}', 'e694aaf4ac5917db088ff4125b2fe3caf36437a258538a62eef87c5ca72a2954');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 9, '{"timestamp":"2026-11-25T08:40:55.252726+00:00","eventName":"Claimed","message":"Claimed by kept under number 25."}', 'cf385e04614156fe29bbdc24bfdb3a89305b4d32c9083c34723001d60c0e3ece');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 10, '{"timestamp":"2026-11-25T08:40:55.253744+00:00","eventName":"RollbackRequested","message":"Rollback asked for: clients complain","by":"anna","payload":{"reason":"clients complain"}}', 'a7f492ee41e176e2e7656927297b6b503920a16dbb07321ffa8c79689469f07f');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 11, '{"timestamp":"2026-11-25T08:40:55.260342+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-5","parentActivityInstanceId":"1df1a74389c9-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-rollback","nodeId":"Workflow1"}', 'b7012a6c3d4798f6f141871121ed6ff68727f3141dbe54c6259018adce2a3388');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 13, '{"timestamp":"2026-11-25T08:40:55.276115+00:00","eventName":"Started","activityInstanceId":"1df1a74389c9-7","parentActivityInstanceId":"1df1a74389c9-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '44cd5fc1dc58fdc5a32de3f231a301f27ab6a8c28c7e8cdf54c268b59aa5ff27');
INSERT INTO public.journal_lines VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 14, '{"timestamp":"2026-11-25T08:40:55.276244+00:00","eventName":"Suspended","activityInstanceId":"1df1a74389c9-7","parentActivityInstanceId":"1df1a74389c9-6","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', '66e1da19433cbac83320652a1b7ce5a1c62a59bc77b1d3fa2a3d01aa4d734a75');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 1, '{"timestamp":"2026-11-25T08:40:55.341507+00:00","eventName":"Claimed","message":"Claimed by kept under number 27."}', '876298b6131e436cd6f897ba979b012fa034c4d24d55ad4c7ccb577b187ec058');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 2, '{"timestamp":"2026-11-25T08:40:55.341605+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-caller","nodeId":"Workflow1"}', '44ad31d1a7c6284efb31f67c2a09b6afa84e160829e250111d12db087a33812a');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 3, '{"timestamp":"2026-11-25T08:40:55.341757+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-1","parentActivityInstanceId":"c6cc3e5e0d2d-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'e405f4b9ab0247654fa06c3d2949abad793f51e0bc763a83783620213030e284');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 9, '{"timestamp":"2026-11-25T08:40:55.351046+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-5","parentActivityInstanceId":"c6cc3e5e0d2d-4","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', '7bf908843fd136c3436ad090d7b128213bf77dc6dc51289eea3570fa1aa41744');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 1, '{"timestamp":"2026-11-25T08:40:55.435585+00:00","eventName":"Claimed","message":"Claimed by kept under number 29."}', '148de6059cb29b816e8bb118ce91360fece266f6e81a89b9232aea8d1b85a6af');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 2, '{"timestamp":"2026-11-25T08:40:55.435681+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-loop","nodeId":"Workflow1"}', '030649359eeac2a70574966198e1e78d1489fd6edd72191ab0246eca4b0027b3');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 3, '{"timestamp":"2026-11-25T08:40:55.435876+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-1","parentActivityInstanceId":"e1dfcfad4869-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'bcdf0aaed5585b2e5794ef11cbd35add69e9c5b5e11f430a9deb93897d45e73a');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 8, '{"timestamp":"2026-11-25T08:40:55.447375+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-4","parentActivityInstanceId":"e1dfcfad4869-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '1db4d2035e40ae524843e0d4d93de9deac793bc42ac11563f1226aef9795bcf4');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 11, '{"timestamp":"2026-11-25T08:40:55.512007+00:00","eventName":"Claimed","message":"Claimed by kept under number 31."}', '5128e26b08e7216e3f0a784c605ab0a68e3e2388c0cd1fd5a2548e1e088ca190');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 19, '{"timestamp":"2026-11-25T08:40:55.54079+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-9","parentActivityInstanceId":"e1dfcfad4869-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '111525aba42d25f3425de0d0e26afd790d82872d4280b11617e19c484eb5c8bf');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 20, '{"timestamp":"2026-11-25T08:40:55.540864+00:00","eventName":"Suspended","activityInstanceId":"e1dfcfad4869-9","parentActivityInstanceId":"e1dfcfad4869-8","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'f79089abcade218f48ab0595baf15d5177b2763f56df2d216636382679913117');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 1, '{"timestamp":"2026-11-25T08:40:55.552418+00:00","eventName":"Claimed","message":"Claimed by kept under number 32."}', '682f13c19c8977b4e5b17683507b02a40a7eb56c33621db6d44ff3a8cd31e004');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 2, '{"timestamp":"2026-11-25T08:40:55.552513+00:00","eventName":"Started","activityInstanceId":"374fff668a6c-0","activityId":"Workflow1","activityType":"Elsa.Workflow","activityTypeVersion":1,"activityName":"kept-effect","nodeId":"Workflow1"}', '816adb0ad5d353f5553c86e3d640e83dfeb0c7faba6ba553e22c71a055c08860');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 3, '{"timestamp":"2026-11-25T08:40:55.552665+00:00","eventName":"Started","activityInstanceId":"374fff668a6c-1","parentActivityInstanceId":"374fff668a6c-0","activityId":"seq","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"seq","nodeId":"Workflow1:seq"}', 'bd2f28c57af3c6f6ac0ce02d0aacd563d7492ee6c2666cac0f510c21088a0270');
INSERT INTO public.journal_lines VALUES ('01a211dd-7420-7a23-95d2-65c588278be0', 0, '{"timestamp":"2026-11-25T08:40:55.584966+00:00","eventName":"Created","message":"Run of kept-event@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 13, '{"timestamp":"2026-11-25T08:40:55.352775+00:00","eventName":"Started","activityInstanceId":"c6cc3e5e0d2d-7","parentActivityInstanceId":"c6cc3e5e0d2d-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'e89e0ca7f9c2aadae3038ba8180dd3796c1ff0f33159cf424d7493425ee35c3c');
INSERT INTO public.journal_lines VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 14, '{"timestamp":"2026-11-25T08:40:55.352808+00:00","eventName":"Suspended","activityInstanceId":"c6cc3e5e0d2d-7","parentActivityInstanceId":"c6cc3e5e0d2d-5","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:hold-on"}', 'e1b34f6d5b58fc50588dbe007656b00b1cca7b09d2f9748b96f68410f08fd905');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 0, '{"timestamp":"2026-11-25T08:40:55.393253+00:00","eventName":"Created","message":"Run of kept-loop@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 4, '{"timestamp":"2026-11-25T08:40:55.438104+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-2","parentActivityInstanceId":"e1dfcfad4869-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '65595948a2da9502e85dca0d1e34a4419945610722592ee74b1cff0cc4aee46f');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 5, '{"timestamp":"2026-11-25T08:40:55.438143+00:00","eventName":"Output","message":"begun","activityInstanceId":"e1dfcfad4869-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'da11ab4ea0a1ff28a956d4b5c08b2539744ffcfb12fe03cfe5d68eb76577b547');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 6, '{"timestamp":"2026-11-25T08:40:55.438168+00:00","eventName":"Completed","activityInstanceId":"e1dfcfad4869-2","parentActivityInstanceId":"e1dfcfad4869-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'b6fdeb60e0060207f365e1876fbd4bb4d29397c7ef78da4aa63c0ee74facc793');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 7, '{"timestamp":"2026-11-25T08:40:55.43836+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-3","parentActivityInstanceId":"e1dfcfad4869-1","activityId":"each","activityType":"Elsa.ForEach","activityTypeVersion":0,"activityName":"each","nodeId":"Workflow1:seq:each"}', '9a49c3bb380a181248af66ee97748d29680e2bfa7ee93253664d273b6c88eb42');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 9, '{"timestamp":"2026-11-25T08:40:55.451046+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-5","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', 'c7cef28ef34fff03e6efa272ffc4041bfa148ebdec47e0f77f16693c86bd4c72');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 10, '{"timestamp":"2026-11-25T08:40:55.451117+00:00","eventName":"Suspended","activityInstanceId":"e1dfcfad4869-5","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '3ce14701736069181e638cac532517c81c3811b7ca5b5bbe5c403b25643c41fa');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 0, '{"timestamp":"2026-11-25T08:40:55.495328+00:00","eventName":"Created","message":"Run of kept-effect@1 on kept, with attended granted by anna.","by":"anna"}', '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 12, '{"timestamp":"2026-11-25T08:40:55.523742+00:00","eventName":"Resumed","activityInstanceId":"e1dfcfad4869-5","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '37b1036766c982ab2680ab7558cd4d9ca90ca1a97b257cc8795629de9f65baba');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 13, '{"timestamp":"2026-11-25T08:40:55.524301+00:00","eventName":"Completed","activityInstanceId":"e1dfcfad4869-5","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"hold-on","activityType":"Test.Wait","activityTypeVersion":0,"activityName":"hold-on","nodeId":"Workflow1:seq:each:round:hold-on"}', '872784c6f287541500a4ddf22040b4e22f88f111c5741b7ffb00703f2dd391f8');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 14, '{"timestamp":"2026-11-25T08:40:55.527493+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-7","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'ba59a1bcf59c2633502e4fa95d35fc32d67f5749bb9fe095a34942cfa5a73670');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 15, '{"timestamp":"2026-11-25T08:40:55.527542+00:00","eventName":"Output","message":"in a round","activityInstanceId":"e1dfcfad4869-7","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', '25ac5f356a778c7fb8ae2402a8aefa738ad1d86d62c0ee8f2bbf5a2a09cf09fa');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 16, '{"timestamp":"2026-11-25T08:40:55.527566+00:00","eventName":"Completed","activityInstanceId":"e1dfcfad4869-7","parentActivityInstanceId":"e1dfcfad4869-4","activityId":"write-in a round","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-in a round","nodeId":"Workflow1:seq:each:round:write-in a round"}', 'a6b4ae024aa1a0c57b206f83f2aa6d0844aba06f657092d536ce690bc576e528');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 17, '{"timestamp":"2026-11-25T08:40:55.52892+00:00","eventName":"Completed","activityInstanceId":"e1dfcfad4869-4","parentActivityInstanceId":"e1dfcfad4869-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '77615a410d68c82eb339e4b00847f80f7b5eea6d1acc30dcde523ee11a5e3299');
INSERT INTO public.journal_lines VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 18, '{"timestamp":"2026-11-25T08:40:55.529746+00:00","eventName":"Started","activityInstanceId":"e1dfcfad4869-8","parentActivityInstanceId":"e1dfcfad4869-3","activityId":"round","activityType":"Elsa.Sequence","activityTypeVersion":0,"activityName":"round","nodeId":"Workflow1:seq:each:round"}', '3512b6d71b21d0444fc4bc2c616dc44a46551c9fff5415b4ca465fb94e1fb7ac');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 4, '{"timestamp":"2026-11-25T08:40:55.554416+00:00","eventName":"Started","activityInstanceId":"374fff668a6c-2","parentActivityInstanceId":"374fff668a6c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '9311fc2ad170b177ba68fc254f7cd70ae679a685b6206ff327283593eedcc6b1');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 5, '{"timestamp":"2026-11-25T08:40:55.554453+00:00","eventName":"Output","message":"begun","activityInstanceId":"374fff668a6c-2","activityId":"write-begun","activityType":"Elsa.WriteLine","activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', 'a98f8f25461612353c907c71005f714a26cf4d1b525fe38f35d26ba0b7809e5f');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 6, '{"timestamp":"2026-11-25T08:40:55.55448+00:00","eventName":"Completed","activityInstanceId":"374fff668a6c-2","parentActivityInstanceId":"374fff668a6c-1","activityId":"write-begun","activityType":"Elsa.WriteLine","activityTypeVersion":0,"activityName":"write-begun","nodeId":"Workflow1:seq:write-begun"}', '09a96960969cbf5cd0e61ebc759ba21a166da81afaff6c00cc1484ba8238f45b');
INSERT INTO public.journal_lines VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 7, '{"timestamp":"2026-11-25T08:40:55.554622+00:00","eventName":"Started","activityInstanceId":"374fff668a6c-3","parentActivityInstanceId":"374fff668a6c-1","activityId":"act","activityType":"Test.Effect","activityTypeVersion":0,"activityName":"act","nodeId":"Workflow1:seq:act"}', '358b06600cc6579f2c9a14e549b573cacba65ed0ef4af27219e54727b29a096d');
INSERT INTO public.meta VALUES ('format', '1');
INSERT INTO public.meta VALUES ('product', 'EtcdUpgradeWorkflows');
INSERT INTO public.meta VALUES ('controller', 'ffbdd4f13091402ba974fec33900fd4e');
INSERT INTO public.runs VALUES ('01a211dd-6c8a-77a4-907b-dabde5a2c491', 1, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"dabde5a2c491-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:53.926732+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"dabde5a2c491-1","nodeId":"Workflow1:seq","parentId":"dabde5a2c491-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:53.964878+00:00","scheduledBy":"dabde5a2c491-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"dabde5a2c491-4","activity":{"executionId":"dabde5a2c491-3","nodeId":"Workflow1:seq:night","frameId":"dabde5a2c491-1","attempt":1,"startedAt":"2026-11-25T08:40:54.069333+00:00","scheduledBy":"dabde5a2c491-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-25T09:40:54.072069+00:00","createdAt":"2026-11-25T08:40:54.073375+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"cc8872bb8a08a8ea3dde5277c1dd5cb0d6ae2ac91339923073adaad57bf7ceb1","nextId":5}', '{}', NULL, NULL, 'waits for an instant', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'night', NULL, NULL, 2, '2026-11-25 09:40:54.072069+00', 0, '[]', '2026-11-25 08:40:53.642523+00', '2026-11-25 08:40:54.089388+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-6e65-72de-8b26-f28fa94c0838', 2, 'kept-event', 1, '[]', '{"format":1,"frames":[{"id":"f28fa94c0838-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.163615+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"f28fa94c0838-1","nodeId":"Workflow1:seq","parentId":"f28fa94c0838-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:54.163729+00:00","scheduledBy":"f28fa94c0838-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"f28fa94c0838-4","activity":{"executionId":"f28fa94c0838-3","nodeId":"Workflow1:seq:hold-on","frameId":"f28fa94c0838-1","attempt":1,"startedAt":"2026-11-25T08:40:54.165872+00:00","scheduledBy":"f28fa94c0838-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T08:40:54.16893+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":9,"lastLineHash":"08815de03f367dd97a164a37a31f6646ed30a81d2ff8d85504154f1783314ea4","nextId":5}', '{}', NULL, NULL, 'waits for an event', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 4, NULL, 0, '[]', '2026-11-25 08:40:54.11791+00', '2026-11-25 08:40:54.210608+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-6ebd-7a8f-8691-25bb6edb9cee', 3, 'kept-join', 1, '[]', '{"format":1,"frames":[{"id":"25bb6edb9cee-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.276852+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"25bb6edb9cee-1","nodeId":"Workflow1:flow","parentId":"25bb6edb9cee-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->left:In":1,"write-begun:Done->right:In":1},"connectionLastVisitFollowed":{"write-begun:Done->left:In":true,"write-begun:Done->right:In":true}},"index":0,"startedAt":"2026-11-25T08:40:54.276981+00:00","scheduledBy":"25bb6edb9cee-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"25bb6edb9cee-5","activity":{"executionId":"25bb6edb9cee-3","nodeId":"Workflow1:flow:left","frameId":"25bb6edb9cee-1","attempt":1,"startedAt":"2026-11-25T08:40:54.318938+00:00","scheduledBy":"25bb6edb9cee-2","scheduledByActivity":"write-begun","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T08:40:54.319295+00:00"},{"id":"25bb6edb9cee-6","activity":{"executionId":"25bb6edb9cee-4","nodeId":"Workflow1:flow:right","frameId":"25bb6edb9cee-1","attempt":1,"startedAt":"2026-11-25T08:40:54.329459+00:00","scheduledBy":"25bb6edb9cee-2","scheduledByActivity":"write-begun","inputs":{"EventName":"come"},"answer":{}},"name":"Test.Wait","eventName":"come","createdAt":"2026-11-25T08:40:54.329708+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"49959ee4a836341b54e6b71d604571a1b729d2f64b29a404f9a3732399e5afce","nextId":7}', '{}', NULL, NULL, 'waits on both branches before a join', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'right', NULL, NULL, 6, NULL, 0, '[]', '2026-11-25 08:40:54.205747+00', '2026-11-25 08:40:54.334409+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-6fa2-7cad-a873-1153622e9e94', 4, 'kept-retry', 1, '[]', '{"format":1,"frames":[{"id":"1153622e9e94-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.494353+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"1153622e9e94-1","nodeId":"Workflow1:seq","parentId":"1153622e9e94-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:54.494452+00:00","scheduledBy":"1153622e9e94-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[{"executionId":"1153622e9e94-3","nodeId":"Workflow1:seq:look","frameId":"1153622e9e94-1","attempt":2,"notBefore":"2026-11-25T09:40:54.516556+00:00","startedAt":"2026-11-25T08:40:54.49772+00:00","scheduledBy":"1153622e9e94-2","scheduledByActivity":"write-begun","inputs":{"Target":"busy","Until":null,"Stamp":null},"answer":{}}],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":10,"lastLineHash":"ec9d617b63cf3ab5bbfa806686cfc20364031b178a4236436632bd97e8100239","nextId":4}', '{}', NULL, NULL, 'waits for another try', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'look', NULL, NULL, 8, '2026-11-25 09:40:54.516556+00', 0, '[]', '2026-11-25 08:40:54.434985+00', '2026-11-25 08:40:54.520663+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-7017-7609-874f-c1b74ece6a96', 5, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"c1b74ece6a96-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.581297+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c1b74ece6a96-1","nodeId":"Workflow1:seq","parentId":"c1b74ece6a96-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:54.581399+00:00","scheduledBy":"c1b74ece6a96-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"c1b74ece6a96-4","activity":{"executionId":"c1b74ece6a96-3","nodeId":"Workflow1:seq:look","frameId":"c1b74ece6a96-1","attempt":1,"startedAt":"2026-11-25T08:40:54.584164+00:00","scheduledBy":"c1b74ece6a96-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T08:40:54.586908+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"5864f15692e90a778c90dd1df6678d622640c46b5b5c1b75537c2a40f55e49d0","nextId":5}', '{}', NULL, NULL, 'needs a person', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 10, NULL, 0, '[]', '2026-11-25 08:40:54.551459+00', '2026-11-25 08:40:54.591923+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-7051-78e8-85b2-c82f4cc62401', 6, 'kept-incident', 1, '[]', '{"format":1,"frames":[{"id":"c82f4cc62401-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.654089+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c82f4cc62401-1","nodeId":"Workflow1:seq","parentId":"c82f4cc62401-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:54.654226+00:00","scheduledBy":"c82f4cc62401-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"c82f4cc62401-4","activity":{"executionId":"c82f4cc62401-3","nodeId":"Workflow1:seq:look","frameId":"c82f4cc62401-1","attempt":1,"startedAt":"2026-11-25T08:40:54.656769+00:00","scheduledBy":"c82f4cc62401-2","scheduledByActivity":"write-begun","inputs":{"Target":"broken","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T08:40:54.659139+00:00"}],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":11,"lastLineHash":"c9ee1709a2eea1a5a45b5693875a57c8b35e0371630203111e09da0f8754c72f","nextId":5}', '{}', NULL, NULL, 'needs a person who cancels', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, true, 1, 'look', NULL, NULL, 12, NULL, 0, '[]', '2026-11-25 08:40:54.609271+00', '2026-11-25 08:40:54.661442+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-71bd-7089-97e2-75d5f16d8978', 9, 'kept-left', 1, '[]', '{"format":1,"frames":[{"id":"75d5f16d8978-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.021229+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"75d5f16d8978-1","nodeId":"Workflow1:seq","parentId":"75d5f16d8978-0","variables":{},"index":3,"startedAt":"2026-11-25T08:40:55.021369+00:00","scheduledBy":"75d5f16d8978-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"75d5f16d8978-3","at":"2026-11-25T08:40:55.032276+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-left-open"}},"lastResult":"kept-left-open","pendingEvents":[],"cancel":{"by":"anna","now":true,"at":"2026-11-25T08:40:55.070863+00:00"},"nextLine":16,"lastLineHash":"eb6bcfefbf21c7af0b0ee403b59520a1d65222d9c1c371dbd729e501db18a56a","nextId":6}', '{}', NULL, '{"acting":"open"}', 'left unsettled', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Cancelled', false, false, 0, NULL, NULL, NULL, 20, NULL, 1, '["cluster:u"]', '2026-11-25 08:40:54.97321+00', '2026-11-25 08:40:55.081455+00', '2026-11-25 08:40:55.081455+00');
INSERT INTO public.runs VALUES ('01a211dd-712c-7da8-bcde-c71b4236bf9f', 8, 'kept-faulted', 1, '[]', '{"format":1,"frames":[{"id":"c71b4236bf9f-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.881486+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c71b4236bf9f-1","nodeId":"Workflow1:seq","parentId":"c71b4236bf9f-0","variables":{},"index":3,"startedAt":"2026-11-25T08:40:54.881684+00:00","scheduledBy":"c71b4236bf9f-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"incidents":[{"id":"c71b4236bf9f-5","activity":{"executionId":"c71b4236bf9f-4","nodeId":"Workflow1:seq:look","frameId":"c71b4236bf9f-1","attempt":1,"startedAt":"2026-11-25T08:40:54.945252+00:00","scheduledBy":"c71b4236bf9f-3","scheduledByActivity":"open","inputs":{"Target":"faulting","Until":null,"Stamp":null},"answer":{}},"activityId":"look","activityType":"Test.Look","activityName":"look","error":{"code":"test.broken","kind":"NeedsOperator","message":"It is broken.","advice":"Mend it."},"openedAt":"2026-11-25T08:40:54.956822+00:00"}],"openKeys":[{"key":"member:a","openedBy":"c71b4236bf9f-3","at":"2026-11-25T08:40:54.930994+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-faulted-open"}},"lastResult":"kept-faulted-open","pendingEvents":[],"nextLine":13,"lastLineHash":"46d3db86af9d92e7c8f06a5e6013b004e77e49b82794c756cb9454aee2fd0b00","nextId":6}', '{}', NULL, '{"acting":"open"}', 'faulted away from a safe point', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Finished', 'Faulted', false, false, 1, NULL, NULL, NULL, 17, NULL, 0, '["cluster:f"]', '2026-11-25 08:40:54.828016+00', '2026-11-25 08:40:54.95797+00', '2026-11-25 08:40:54.95797+00');
INSERT INTO public.runs VALUES ('01a211dd-708b-777a-acb2-25bd3b20cf44', 7, 'kept-delay', 1, '[]', '{"format":1,"frames":[{"id":"25bd3b20cf44-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:54.724915+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"25bd3b20cf44-1","nodeId":"Workflow1:seq","parentId":"25bd3b20cf44-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:54.725122+00:00","scheduledBy":"25bd3b20cf44-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"25bd3b20cf44-4","activity":{"executionId":"25bd3b20cf44-3","nodeId":"Workflow1:seq:night","frameId":"25bd3b20cf44-1","attempt":1,"startedAt":"2026-11-25T08:40:54.728036+00:00","scheduledBy":"25bd3b20cf44-2","scheduledByActivity":"write-begun","inputs":{"TimeSpan":"01:00:00"},"answer":{}},"name":"Elsa.Delay","dueAt":"2026-11-25T09:40:54.728148+00:00","createdAt":"2026-11-25T08:40:54.728156+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"pause":{"by":"anna","reason":"lunch","atSafePoint":false,"inForce":true,"at":"2026-11-25T08:40:54.797541+00:00"},"nextLine":12,"lastLineHash":"21a434b473be1e1c70307b9efe11daccda52d7beb85a376d12998b253c3fc413","nextId":5}', '{}', NULL, NULL, 'paused', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', true, false, 0, NULL, NULL, NULL, 15, NULL, 1, '[]', '2026-11-25 08:40:54.667675+00', '2026-11-25 08:40:54.807226+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-7311-76fc-93d4-c6cc3e5e0d2d', 12, 'kept-caller', 1, '[{"definitionId":"kept-called","version":1}]', '{"format":1,"frames":[{"id":"c6cc3e5e0d2d-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.341583+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"c6cc3e5e0d2d-1","nodeId":"Workflow1:seq","parentId":"c6cc3e5e0d2d-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:55.341702+00:00","scheduledBy":"c6cc3e5e0d2d-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"c6cc3e5e0d2d-3","nodeId":"Workflow1:seq:call","parentId":"c6cc3e5e0d2d-1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.346592+00:00","scheduledBy":"c6cc3e5e0d2d-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"c6cc3e5e0d2d-4","nodeId":"Workflow1","parentId":"c6cc3e5e0d2d-3","definition":{"definitionId":"kept-called","version":1},"input":{},"outputs":{},"variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.349061+00:00","scheduledBy":"c6cc3e5e0d2d-3","scheduledByActivity":"call","depth":3,"faultCount":0,"pauseAfter":false},{"id":"c6cc3e5e0d2d-5","nodeId":"Workflow1:seq","parentId":"c6cc3e5e0d2d-4","variables":{},"index":2,"startedAt":"2026-11-25T08:40:55.350959+00:00","scheduledBy":"c6cc3e5e0d2d-4","scheduledByActivity":"Workflow1","depth":4,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"c6cc3e5e0d2d-8","activity":{"executionId":"c6cc3e5e0d2d-7","nodeId":"Workflow1:seq:hold-on","frameId":"c6cc3e5e0d2d-5","attempt":1,"startedAt":"2026-11-25T08:40:55.352691+00:00","scheduledBy":"c6cc3e5e0d2d-6","scheduledByActivity":"write-called","inputs":{"EventName":"answer"},"answer":{}},"name":"Test.Wait","eventName":"answer","createdAt":"2026-11-25T08:40:55.352805+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"fd44319062dd1b559bd40be672eadc2b040252d78738d7d3a34237007fc891da","nextId":9}', '{}', NULL, NULL, 'waits within a workflow that it calls', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 27, NULL, 0, '[]', '2026-11-25 08:40:55.313209+00', '2026-11-25 08:40:55.363709+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-723b-722e-b81b-034d6e9c4674', 10, 'kept-half', 1, '[]', '{"format":1,"frames":[{"id":"034d6e9c4674-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.150167+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"034d6e9c4674-1","nodeId":"Workflow1:seq","parentId":"034d6e9c4674-0","variables":{},"index":3,"startedAt":"2026-11-25T08:40:55.150306+00:00","scheduledBy":"034d6e9c4674-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"034d6e9c4674-5","activity":{"executionId":"034d6e9c4674-4","nodeId":"Workflow1:seq:hold-on","frameId":"034d6e9c4674-1","attempt":1,"startedAt":"2026-11-25T08:40:55.16192+00:00","scheduledBy":"034d6e9c4674-3","scheduledByActivity":"open","inputs":{"EventName":"go"},"answer":{}},"name":"Test.Wait","eventName":"go","createdAt":"2026-11-25T08:40:55.162208+00:00"}],"incidents":[],"openKeys":[{"key":"member:a","openedBy":"034d6e9c4674-3","at":"2026-11-25T08:40:55.159221+00:00"}],"outputs":{},"activityOutputs":{"open":{"Number":1,"Result":"kept-half-open"}},"lastResult":"kept-half-open","pendingEvents":[],"nextLine":11,"lastLineHash":"ab82755e8890431a91ea6c3b95ec890be1a425805f0c6151cc12833acfd23a12","nextId":6}', '{}', NULL, '{"acting":"open"}', 'half way, with a message unread', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 22, '2026-11-25 08:40:55.587474+00', 1, '["cluster:h"]', '2026-11-25 08:40:55.099729+00', '2026-11-25 08:40:55.167012+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-72aa-7762-a989-1df1a74389c9', 11, 'kept-rolled', 1, '[{"definitionId":"kept-rollback","version":1}]', '{"format":1,"frames":[{"id":"1df1a74389c9-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.229739+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"1df1a74389c9-1","nodeId":"Workflow1:flow","parentId":"1df1a74389c9-0","variables":{},"flow":{"activitiesVisitCount":{"write-begun":1},"connectionVisitCount":{"write-begun:Done->hold-on:In":1},"connectionLastVisitFollowed":{"write-begun:Done->hold-on:In":true}},"index":0,"startedAt":"2026-11-25T08:40:55.229877+00:00","scheduledBy":"1df1a74389c9-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"1df1a74389c9-5","nodeId":"Workflow1","parentId":"1df1a74389c9-0","definition":{"definitionId":"kept-rollback","version":1},"input":{},"variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.260311+00:00","scheduledBy":"1df1a74389c9-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"then":"write-end","pauseAfter":true},{"id":"1df1a74389c9-6","nodeId":"Workflow1:seq","parentId":"1df1a74389c9-5","variables":{},"index":1,"startedAt":"2026-11-25T08:40:55.264088+00:00","scheduledBy":"1df1a74389c9-5","scheduledByActivity":"Workflow1","depth":2,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"1df1a74389c9-8","activity":{"executionId":"1df1a74389c9-7","nodeId":"Workflow1:seq:hold-on","frameId":"1df1a74389c9-6","attempt":1,"startedAt":"2026-11-25T08:40:55.275843+00:00","scheduledBy":"1df1a74389c9-6","scheduledByActivity":"seq","inputs":{"EventName":"undo"},"answer":{}},"name":"Test.Wait","eventName":"undo","createdAt":"2026-11-25T08:40:55.276239+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":15,"lastLineHash":"667c8623405b214264cdacc724f3eed2e28a1c4aaca8ff253c17847beff2084f","nextId":9}', '{}', NULL, NULL, 'in the middle of a rollback', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 25, NULL, 1, '[]', '2026-11-25 08:40:55.210019+00', '2026-11-25 08:40:55.279602+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-7420-7a23-95d2-65c588278be0', 15, 'kept-event', 1, '[]', '{"format":1,"frames":[],"queue":[],"bookmarks":[],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":1,"lastLineHash":"40501e40d19fbd7788149db0f33f995a8000f8215a93375ee263d06d5d6c2c02","nextId":0}', '{}', NULL, NULL, 'never begun', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Pending', false, false, 0, NULL, NULL, NULL, 33, '2026-11-25 08:40:55.584966+00', 0, '[]', '2026-11-25 08:40:55.584966+00', NULL, NULL);
INSERT INTO public.runs VALUES ('01a211dd-7361-75e4-b7a3-e1dfcfad4869', 13, 'kept-loop', 1, '[]', '{"format":1,"frames":[{"id":"e1dfcfad4869-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.43566+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"e1dfcfad4869-1","nodeId":"Workflow1:seq","parentId":"e1dfcfad4869-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:55.435786+00:00","scheduledBy":"e1dfcfad4869-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false},{"id":"e1dfcfad4869-3","nodeId":"Workflow1:seq:each","parentId":"e1dfcfad4869-1","variables":{"CurrentIndex":1,"CurrentValue":2},"index":2,"items":[1,2],"startedAt":"2026-11-25T08:40:55.438265+00:00","scheduledBy":"e1dfcfad4869-2","scheduledByActivity":"write-begun","depth":2,"faultCount":0,"pauseAfter":false},{"id":"e1dfcfad4869-8","nodeId":"Workflow1:seq:each:round","parentId":"e1dfcfad4869-3","variables":{},"index":1,"startedAt":"2026-11-25T08:40:55.529651+00:00","scheduledBy":"e1dfcfad4869-4","scheduledByActivity":"round","depth":3,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[{"id":"e1dfcfad4869-a","activity":{"executionId":"e1dfcfad4869-9","nodeId":"Workflow1:seq:each:round:hold-on","frameId":"e1dfcfad4869-8","attempt":1,"startedAt":"2026-11-25T08:40:55.540569+00:00","scheduledBy":"e1dfcfad4869-8","scheduledByActivity":"round","inputs":{"EventName":"next"},"answer":{}},"name":"Test.Wait","eventName":"next","createdAt":"2026-11-25T08:40:55.540861+00:00"}],"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{"each":{"CurrentValue":2},"hold-on":{"Result":null}},"lastResult":null,"pendingEvents":[],"nextLine":21,"lastLineHash":"dded8fad2fc1b81184a2cdf9c130996a6f4156c1cc387ad3a229689b069cf716","nextId":11}', '{}', NULL, NULL, 'in the second round of a loop', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Suspended', false, false, 0, 'hold-on', NULL, NULL, 31, NULL, 1, '[]', '2026-11-25 08:40:55.393253+00', '2026-11-25 08:40:55.543708+00', NULL);
INSERT INTO public.runs VALUES ('01a211dd-73c7-7bde-b3b2-374fff668a6c', 14, 'kept-effect', 1, '[]', '{"format":1,"frames":[{"id":"374fff668a6c-0","nodeId":"Workflow1","variables":{},"index":0,"startedAt":"2026-11-25T08:40:55.552491+00:00","depth":0,"faultCount":0,"pauseAfter":false},{"id":"374fff668a6c-1","nodeId":"Workflow1:seq","parentId":"374fff668a6c-0","variables":{},"index":2,"startedAt":"2026-11-25T08:40:55.552608+00:00","scheduledBy":"374fff668a6c-0","scheduledByActivity":"Workflow1","depth":1,"faultCount":0,"pauseAfter":false}],"queue":[],"bookmarks":[],"intent":{"activity":{"executionId":"374fff668a6c-3","nodeId":"Workflow1:seq:act","frameId":"374fff668a6c-1","attempt":1,"startedAt":"2026-11-25T08:40:55.554537+00:00","scheduledBy":"374fff668a6c-2","scheduledByActivity":"write-begun","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"answer":{}},"intent":"374fff668a6c-3","inputs":{"Effect":"slow","Opens":null,"Closes":null,"Holds":null,"Stamp":null},"openedAt":"2026-11-25T08:40:55.554658+00:00"},"incidents":[],"openKeys":[],"outputs":{},"activityOutputs":{},"pendingEvents":[],"nextLine":8,"lastLineHash":"50d8a0c744a38e624f7147627960ec2fac2d09781443240a040e16e218a31ab3","nextId":4}', '{}', NULL, '{"acting":"act"}', 'an effect is under way', 'kept', NULL, '[{"name":"attended","by":"anna"}]', 'anna', NULL, 'Running', 'Executing', false, false, 0, 'act', NULL, NULL, 32, '2026-11-25 08:40:55.556083+00', 0, '[]', '2026-11-25 08:40:55.495328+00', '2026-11-25 08:40:55.556083+00', NULL);
INSERT INTO public.schedules VALUES ('01a20cff-7d00-7c2f-ad10-a667b946fc35', 'kept', '2226-11-24 10:00:00+00', '{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}', 'anna', '2026-11-24 10:00:00+00', 'Waiting', NULL, NULL);
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
