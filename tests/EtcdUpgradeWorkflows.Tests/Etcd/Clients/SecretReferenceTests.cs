using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clients;

public sealed class SecretReferenceTests
{
    [Fact]
    public void File_is_read_without_its_last_line_break()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, " s3cret \n");

        var reference = SecretReference.Parse($"file:{file}");

        Assert.Equal(" s3cret ", reference.Read());
        Assert.Equal($"file:{file}", reference.ToString());
        File.Delete(file);
        Assert.Equal("secret.not_found", Assert.Throws<WorkflowErrorException>(reference.Read).Error.Code);
    }

    [Fact]
    public void Variable_is_read_when_it_is_needed()
    {
        const string name = "ETCDUP_TEST_SECRET_REFERENCE";
        var reference = SecretReference.Parse($"env:{name}");
        Assert.Equal("secret.not_found", Assert.Throws<WorkflowErrorException>(reference.Read).Error.Code);

        Environment.SetEnvironmentVariable(name, "s3cret");

        Assert.Equal("s3cret", reference.Read());
        Environment.SetEnvironmentVariable(name, null);
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("env:")]
    [InlineData("file:relative")]
    public void What_is_no_reference_is_refused_and_not_repeated(string text)
    {
        var error = Assert.Throws<WorkflowErrorException>(() => SecretReference.Parse(text)).Error;

        Assert.Equal("secret.reference_invalid", error.Code);
        Assert.DoesNotContain(text, error.Message, StringComparison.Ordinal);
    }
}
