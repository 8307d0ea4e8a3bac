using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;
using Xunit.Sdk;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Each guard of the script is broken once: the check that is said to hold it must see that.</summary>
public sealed class MemberScriptMutants
{
    private static readonly Dictionary<string, Mutant> mutants = new()
    {
        ["fence does not write its number"] = new(
            [(@"if [ -z ""$record_format"" ] || [ ""$number"" -gt ""$record_number"" ]; then", "if false; then")],
            host => host.Equal_and_higher_numbers_are_let_in()),
        ["an equal number is refused"] = new(
            [(@"elif [ ""$number"" -lt ""$record_number"" ]; then", @"elif [ ""$number"" -le ""$record_number"" ]; then")],
            host => host.Equal_and_higher_numbers_are_let_in()),
        ["numbers are off by one"] = new(
            [(@"elif [ ""$number"" -lt ""$record_number"" ]; then", @"elif [ ""$number"" -lt $((record_number - 1)) ]; then")],
            host => host.Lower_number_is_refused_everywhere_and_changes_nothing()),
        ["another controller is let in"] = new(
            [(@"[ ""$record_controller"" != ""$controller"" ] ||", "")],
            host => host.Other_controller_and_other_cluster_are_refused_and_change_nothing("controller-b", "prod-a")),
        ["another cluster is let in"] = new(
            [(@"|| [ ""$record_cluster"" != ""$cluster"" ]", "")],
            host => host.Other_controller_and_other_cluster_are_refused_and_change_nothing("controller-a", "prod-b")),
        ["the lock is not held through a change"] = new(
            [(@"if is_authorised; then
      if await_start", @"if flock -u 9 && is_authorised; then
      if await_start")],
            host => host.Fence_waits_for_the_swap_that_is_under_way()),
        ["fence does not wait for the lock"] = new(
            [(@"elif ! flock -w ""$wait"" 9; then", "elif false; then")],
            host => host.Fence_waits_for_the_swap_that_is_under_way()),
        ["what runs the target is stopped"] = new(
            [(@"if [ -n ""$pid"" ] && [ ""$version"" != ""$to"" ]; then
    # Asked", @"if [ -n ""$pid"" ]; then
    # Asked"),
             (@"if [ -n ""$pid"" ] && [ ""$version"" = ""$to"" ] && [ ""$link"" = ""$to"" ]; then", "if false; then")],
            host => host.Second_swap_to_the_same_version_stops_nothing()),
        ["what runs the target after a script's death is stopped"] = new(
            [(@"if [ -n ""$pid"" ] && [ ""$version"" != ""$to"" ]; then
    # Asked", @"if [ -n ""$pid"" ]; then
    # Asked"),
             (@"if [ -n ""$pid"" ] && [ ""$version"" = ""$to"" ] && [ ""$link"" = ""$to"" ]; then", "if false; then")],
            host => host.Half_done_swap_is_finished_by_the_next_call(HalfDone.Started)),
        ["a call without a licence stops"] = new(
            [(@"if [ -z ""$licence"" ]; then
    end", @"if [ -z ""$licence"" ]; then return 0; fi
  if false; then
    end")],
            host => host.Swap_without_a_licence_stops_nothing()),
        ["an old look stops"] = new(
            [(@"[ ""$age"" -le ""$licence_centiseconds"" ]", "true")],
            host => host.Look_that_is_too_old_or_from_before_the_machine_started_stops_nothing(3.01, null)),
        ["a look from before the machine started stops"] = new(
            [(@"[ ""${licence%:*}"" = ""$boot"" ] &&", "")],
            host => host.Look_that_is_too_old_or_from_before_the_machine_started_stops_nothing(0, "another-boot")),
        ["a look may be a second older"] = new(
            [(@"age=$((now - ${licence#*:}))", @"age=$((now - ${licence#*:} - 100))")],
            host => host.Licence_is_stale_when_the_lock_came_late()),
        ["the binary is not compared"] = new(
            [(@"is_the_checked_binary || return", ":")],
            host => host.Binary_that_is_not_the_checked_one_is_refused_before_the_stop()),
        ["a pid alone is the member"] = new(
            [(@"[ ""$start_time"" = ""$2"" ] &&", "")],
            host => host.Process_that_got_the_recorded_pid_later_is_not_the_member("start=", "start=1")),
        ["a zombie is the member"] = new(
            [(@"[ ""$state"" != Z ] && [ ""$state"" != X ]", "true"), (@" || [ ""$state"" = Z ] || [ ""$state"" = X ]; then continue", "; then continue")],
            host => host.Zombie_is_not_running()),
        ["etcd inherits the lock"] = new(
            [(@"exec env -i ""$@"" 9>&-'", @"exec env -i ""$@""'")],
            host => host.Started_member_has_a_clean_environment_its_exact_arguments_and_not_the_lock()),
        ["data are replaced under a running member"] = new(
            [(@"place() {
  find_process
  if [ -n ""$pid"" ]; then", @"place() {
  find_process
  if false; then")],
            host => host.Restored_data_become_the_members_once_nothing_runs_and_what_was_there_is_kept()),
        ["data are replaced under any number"] = new(
            [("""
              elif is_authorised; then
                if await_start; then
                  read_link
            """, """
              elif is_authorised || true; then
                if await_start; then
                  read_link
            """)],
            host => host.Restored_data_become_the_members_once_nothing_runs_and_what_was_there_is_kept()),
        ["a configuration file's name alone is the member's"] = new(
            [(@"[ -z ""$config"" ] || [ ""/proc/$pid/root$config"" -ef ""$config"" ] ||", "true ||")],
            host => host.Same_file_name_in_a_container_is_another_file_and_its_member_another_member()),
        ["who has the data open is not asked"] = new(
            [("  find_among $holders", "  :")],
            host => host.Member_that_a_person_started_in_words_of_his_own_is_found_by_the_data_it_has_open()),
        ["a member without its directory is started"] = new(
            [(@"if ! [ -e ""$data_dir/member"" ]; then
    for", @"if false; then
    for")],
            host => host.Member_whose_data_a_restore_has_not_put_in_place_is_not_started_without_them(madeAnew: true)),
        ["SIGKILL comes without an operator's word"] = new(
            [(@"[ ""$kill"" = 1 ] &&", "")],
            host => host.Stop_that_takes_too_long_leaves_the_record_open_until_a_kill()),
    };

    // Those that only the death of a script shows.
    private static readonly Dictionary<string, DeathMutant> deathMutants = new()
    {
        ["the record is not opened before the signal"] = new(
            [(@"if ! write_record 1 ""$to"" ""$pid"" ""$start""; then", "if false; then")],
            script => script.Script_that_dies_with_what_it_calls_is_followed_by_a_call_that_finishes("", "mv", "current.new", 1, true, null, "1.0.0")),
        ["a start gives the lock up at its fork"] = new(
            [(@"</dev/null >>""$log"" 2>&1 &", @"</dev/null >>""$log"" 2>&1 9>&- &")],
            script => script.Fork_that_has_not_written_itself_down_keeps_the_lock()),
        ["a start is not written down"] = new(
            [(@"printf ""%s\n"" ""$boot"" ""$stat"" 1<>""$0"" &&", "")],
            script => script.Start_that_stands_still_gets_no_second_one_beside_it()),
        ["a start under way is not waited for"] = new(
            [(@"if await_start; then ""$@"";", @"if true; then ""$@"";")],
            script => script.Start_that_stands_still_gets_no_second_one_beside_it()),
        ["the look's age is not asked again before the signal"] = new(
            [(@"    if ! licensed; then
      write_record ""$open_before", @"    if false; then
      write_record ""$open_before")],
            script => script.Look_that_ages_while_the_record_is_written_stops_nothing()),
        ["the number that was fenced does not keep a late script out"] = new(
            [(@"elif [ ""$number"" -lt ""$record_number"" ]; then", "elif false; then")],
            script => script.Script_that_dies_with_what_it_calls_is_followed_by_a_call_that_finishes("", "mv", "current.new", 1, true, null, "1.0.0")),
    };

    public static TheoryData<string> Guards => [.. mutants.Keys];

    public static TheoryData<string> GuardsAgainstDeath => [.. deathMutants.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task Guard_that_is_broken_is_seen(string guard)
    {
        await using var host = new ProcessHostTests();
        await host.InitializeAsync();
        await host.Member.MutateScriptAsync(mutants[guard].Changes, Token);

        AssertSeen(guard, await Record.ExceptionAsync(() => mutants[guard].Check(host)));
    }

    [Theory]
    [MemberData(nameof(GuardsAgainstDeath))]
    public async Task Guard_against_a_death_that_is_broken_is_seen(string guard)
    {
        await using var script = new MemberScriptDeathTests();
        await script.InitializeAsync();
        await script.Member.MutateScriptAsync(deathMutants[guard].Changes, Token);

        AssertSeen(guard, await Record.ExceptionAsync(() => deathMutants[guard].Check(script)));
    }

    // By what the check asserts, not by a script that cannot run.
    private static void AssertSeen(string guard, Exception? failure) =>
        Assert.True(failure is XunitException, $"{guard}: {failure?.GetType().Name ?? "nobody saw it"} {failure?.Message}");

    private sealed record Mutant((string Guard, string Broken)[] Changes, Func<ProcessHostTests, Task> Check);

    private sealed record DeathMutant((string Guard, string Broken)[] Changes, Func<MemberScriptDeathTests, Task> Check);
}
