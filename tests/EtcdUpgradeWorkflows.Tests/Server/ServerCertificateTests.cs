using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What two PEM files may hold, and what happens when they change.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly ServerCertificateFiles _files;

    public ServerCertificateTests() => _files = new(_time.GetUtcNow());

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_certificate_is_shown_with_what_leads_to_its_authority()
    {
        var certificate = Open();

        Assert.Equal("CN=etcdup", certificate.Context.TargetCertificate.Subject);
        Assert.Equal(["CN=etcdup-test-between"], certificate.Context.IntermediateCertificates.Select(between => between.Subject));
        Assert.Equal(_files.Now.AddDays(30), certificate.ExpiresAt);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "server.certificate_unreadable", "no certificate file" },
        { "server.certificate_unreadable", "no certificate in it" },
        { "server.certificate_unreadable", "damaged certificate" },
        { "server.certificate_expired", "expired" },
        { "server.certificate_not_yet_valid", "not yet valid" },
        { "server.key_unreadable", "no key file" },
        { "server.key_unreadable", "no key in it" },
        { "server.key_unreadable", "encrypted key" },
        { "server.key_not_private", "read by its group" },
        { "server.key_not_private", "read by all" },
        { "server.key_not_private", "link to a key read by all" },
        { "server.key_mismatch", "another key" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_used_is_refused_with_its_code_and_the_file_and_never_its_content(string code, string what)
    {
        Spoil(what);

        var error = Assert.Throws<WorkflowErrorException>(Open).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(code.StartsWith("server.key", StringComparison.Ordinal) ? _files.KeyFile : _files.CertFile, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
        Assert.DoesNotContain("PRIVATE KEY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "key")]
    [InlineData("cert", null)]
    [InlineData("", "")]
    public void One_without_the_other_is_refused(string? cert, string? key) =>
        Assert.Equal("server.tls_missing", Assert.Throws<WorkflowErrorException>(() => ServerCertificate.Open(cert, key, _time)).Error.Code);

    [Fact]
    public void A_link_to_a_private_key_is_as_good_as_the_key()
    {
        var real = _files.KeyFile + ".real";
        File.Move(_files.KeyFile, real);
        File.CreateSymbolicLink(_files.KeyFile, real);

        Assert.NotNull(Open());
    }

    [Fact]
    public void A_renewed_certificate_is_taken_at_the_next_look_and_said_once()
    {
        var certificate = Open();
        Assert.Null(certificate.Look());

        var serial = _files.Renew();

        Assert.Equal(new CertificateChange(null), certificate.Look());
        Assert.Equal(serial, certificate.Context.TargetCertificate.SerialNumber);
        Assert.Null(certificate.Look());
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_used_leaves_the_one_before_and_is_said_once_until_it_can(string code, string what)
    {
        var certificate = Open();
        var before = certificate.Context.TargetCertificate.SerialNumber;
        Spoil(what);

        Assert.Equal(code, certificate.Look()?.Problem?.Code);
        Assert.Null(certificate.Look());
        Assert.Equal(before, certificate.Context.TargetCertificate.SerialNumber);

        File.Delete(_files.KeyFile);
        var serial = _files.Renew();
        Assert.Equal(new CertificateChange(null), certificate.Look());
        Assert.Equal(serial, certificate.Context.TargetCertificate.SerialNumber);
    }

    [Fact]
    public void A_key_that_comes_after_its_certificate_is_taken_when_it_is_there()
    {
        var certificate = Open();
        _files.Renew(writeKey: false);
        Assert.Equal("server.key_mismatch", certificate.Look()?.Problem?.Code);

        var serial = _files.Renew();

        Assert.Equal(new CertificateChange(null), certificate.Look());
        Assert.Equal(serial, certificate.Context.TargetCertificate.SerialNumber);
    }

    [Fact]
    public void What_was_refused_for_its_rights_or_for_the_time_is_taken_once_that_is_right_though_its_content_is_the_same()
    {
        var certificate = Open();
        var serial = _files.Renew(from: TimeSpan.FromHours(1));
        Assert.Equal("server.certificate_not_yet_valid", certificate.Look()?.Problem?.Code);
        _time.Advance(TimeSpan.FromHours(2));
        File.SetUnixFileMode(_files.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal("server.key_not_private", certificate.Look()?.Problem?.Code);

        File.SetUnixFileMode(_files.KeyFile, UnixFileMode.UserRead);

        Assert.Equal(new CertificateChange(null), certificate.Look());
        Assert.Equal(serial, certificate.Context.TargetCertificate.SerialNumber);
    }

    private ServerCertificate Open() => ServerCertificate.Open(_files.CertFile, _files.KeyFile, _time);

    private void Spoil(string what)
    {
        var key = File.ReadAllText(_files.KeyFile);
        switch (what)
        {
            case "no certificate file":
                File.Delete(_files.CertFile);
                break;
            case "no certificate in it":
                File.WriteAllText(_files.CertFile, "hello");
                break;
            case "damaged certificate":
                File.WriteAllText(_files.CertFile, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
                break;
            case "expired":
                _files.Renew(from: TimeSpan.FromDays(-2), until: TimeSpan.FromSeconds(-1));
                break;
            case "not yet valid":
                _files.Renew(from: TimeSpan.FromHours(1));
                break;
            case "no key file":
                File.Delete(_files.KeyFile);
                break;
            case "no key in it":
                _files.WriteKey("hello");
                break;
            case "encrypted key":
                using (var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256))
                {
                    _files.WriteKey(other.ExportEncryptedPkcs8PrivateKeyPem("secret", new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000)));
                }

                break;
            case "read by its group":
                _files.WriteKey(key + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
                break;
            case "read by all":
                _files.WriteKey(key + "\n", UnixFileMode.UserRead | UnixFileMode.OtherRead);
                break;
            case "link to a key read by all":
                var real = _files.KeyFile + ".real";
                File.Move(_files.KeyFile, real);
                File.WriteAllText(real, key + "\n");
                File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.OtherRead);
                File.CreateSymbolicLink(_files.KeyFile, real);
                break;
            case "another key":
                var certificate = File.ReadAllText(_files.CertFile);
                _files.Renew();
                File.WriteAllText(_files.CertFile, certificate);
                break;
            default:
                throw new ArgumentException(what, nameof(what));
        }
    }
}
