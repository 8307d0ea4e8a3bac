namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>All activity types of this process, by name and version.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, List<Activity>> _activities = new(StringComparer.Ordinal);

    public ActivityCatalog(IEnumerable<Activity> activities)
    {
        foreach (var activity in activities)
        {
            if (!_activities.TryGetValue(activity.Descriptor.TypeName, out var versions))
            {
                _activities.Add(activity.Descriptor.TypeName, versions = []);
            }

            versions.Add(activity);
            versions.Sort((a, b) => b.Descriptor.Version.CompareTo(a.Descriptor.Version));
        }
    }

    public IEnumerable<ActivityDescriptor> Descriptors => _activities.Values.SelectMany(v => v).Select(a => a.Descriptor).OrderBy(d => d.TypeName, StringComparer.Ordinal);

    /// <summary>Version 0 is the newest.</summary>
    public Activity? Find(string typeName, int version) =>
        _activities.TryGetValue(typeName, out var versions) ? versions.Find(a => version == 0 || a.Descriptor.Version == version) : null;
}
