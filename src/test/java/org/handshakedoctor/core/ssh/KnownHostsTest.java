package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Changed;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Known;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Revoked;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Unknown;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Vouched;
import org.handshakedoctor.core.ssh.KnownHostsLine.Marker;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The files in `known-hosts/` are named after the verdict of OpenSSH 9.2.
class KnownHostsTest {
  private static final Path CASES = Path.of("src/test/resources/known-hosts");
  private static final HostKeyName NAME = HostKeyName.of("127.0.0.1", 20022, null);
  private static final HostKeyName CERTIFIED = HostKeyName.of("127.0.0.1", 20027, null);
  private static final HostKey ED25519 = offered("ssh_host_ed25519_key.pub");
  private static final HostKey AUTHORITY = offered("ca.pub");
  private static final List<HostKey> OFFERED =
      List.of(ED25519, offered("ssh_host_ecdsa_key.pub"), offered("ssh_host_rsa_key.pub"));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> judgesAsOpenSshDoes() throws IOException {
    List<Path> cases;
    try (Stream<Path> files = Files.list(CASES)) {
      cases =
          files.filter(file -> file.getFileName().toString().matches("\\d.*")).sorted().toList();
    }
    assertThat(cases).hasSize(22);
    return cases.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () ->
                        assertThat(word(verdict(file)))
                            .isEqualTo(file.getFileName().toString().replaceFirst(".*\\.", ""))));
  }

  /// The server shows the key of the kind that we ask for first, with its certificate where we know
  /// an authority.
  private static HostKeyVerdict verdict(Path file) throws IOException {
    KnownHosts known = KnownHosts.read(List.of(file));
    if (Files.readString(file).contains("]:20027")) {
      return known.judgeCertificate(CERTIFIED, ED25519, AUTHORITY);
    }
    List<String> remembered =
        known.about(NAME, Marker.KEY).stream().map(line -> line.key().type()).toList();
    HostKey shown =
        OFFERED.stream().filter(key -> remembered.contains(key.type())).findFirst().orElse(ED25519);
    return known.about(NAME, Marker.AUTHORITY).isEmpty()
        ? known.judge(NAME, shown)
        : known.judgeCertificate(NAME, ED25519, AUTHORITY);
  }

  private static String word(HostKeyVerdict verdict) {
    return switch (verdict) {
      case Known _, Vouched _ -> "accept";
      case Unknown _ -> "unknown";
      case Changed _ -> "changed";
      case Revoked _ -> "revoked";
    };
  }

  @Test
  void aChangedKeyNamesTheFileAndTheLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("kh"), "# old\n\nexample.com " + line(OFFERED.get(1)));

    HostKeyVerdict verdict =
        KnownHosts.read(List.of(file)).judge(HostKeyName.of("Example.com", 22, null), ED25519);

    assertThat(verdict)
        .isEqualTo(new Changed(List.of(new HostKeyVerdict.Place(file, 3, OFFERED.get(1)))));
  }

  @Test
  void anAliasStandsWithoutThePort() throws IOException {
    Path file = Files.writeString(folder.resolve("kh"), "web " + line(ED25519));

    KnownHosts known = KnownHosts.read(List.of(file));

    assertThat(known.judge(HostKeyName.of("10.0.0.7", 2222, "WEB"), ED25519))
        .isInstanceOf(Known.class);
    assertThat(known.judge(HostKeyName.of("10.0.0.7", 2222, null), ED25519))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void theNameWithoutItsPortSpeaksForAKeyButNotAgainstIt() throws IOException {
    Path file = Files.writeString(folder.resolve("kh"), "example.com " + line(ED25519));
    HostKeyName name = HostKeyName.of("example.com", 2222, null);

    KnownHosts known = KnownHosts.read(List.of(file));

    assertThat(known.judge(name, ED25519)).isInstanceOf(Known.class);
    assertThat(known.judge(name, OFFERED.get(1))).isInstanceOf(Unknown.class);
  }

  @Test
  void aTypeThatDoesNotFitTheKeyIsPassedOver() throws IOException {
    String lying = "example.com ssh-rsa " + ED25519.base64();
    Path file = Files.writeString(folder.resolve("kh"), lying);

    assertThat(
            KnownHosts.read(List.of(file)).judge(HostKeyName.of("example.com", 22, null), ED25519))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void aHostilePatternCostsNoTime() throws IOException {
    Path file = Files.writeString(folder.resolve("kh"), "*a".repeat(20_000) + "b " + line(ED25519));

    assertThat(
            KnownHosts.read(List.of(file))
                .judge(HostKeyName.of("a".repeat(250), 22, null), ED25519))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void aNewKeyIsOneLineMoreAndNothingElseChanges() throws IOException {
    Path file = folder.resolve("kh");
    String before = "# mine\nother.example " + line(OFFERED.get(1));
    Files.writeString(file, before);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    KnownHosts.remember(file, HostKeyName.of("example.com", 2222, null), ED25519);

    assertThat(file).hasContent(before + "\n[example.com]:2222 " + line(ED25519) + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aLinkToAFileElsewhereStaysALink() throws IOException {
    Path real = Files.writeString(folder.resolve("dotfiles"), "");
    Path link = Files.createSymbolicLink(folder.resolve("kh"), real);

    KnownHosts.remember(link, HostKeyName.of("example.com", 22, null), ED25519);

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("example.com " + line(ED25519) + "\n");
  }

  @Test
  void theFirstKeyMakesAFileForTheUserAlone() throws IOException {
    Path file = folder.resolve(".ssh").resolve("known_hosts");

    KnownHosts.remember(file, HostKeyName.of("example.com", 22, null), ED25519);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void whereNamesAreHashedTheNewOneIsToo() throws IOException {
    Path file = folder.resolve("kh");
    Files.copy(CASES.resolve("02_hashed.accept"), file);
    HostKeyName name = HostKeyName.of("secret.example", 22, null);

    KnownHosts.remember(file, name, ED25519);

    assertThat(Files.readString(file)).doesNotContain("secret.example");
    assertThat(KnownHosts.read(List.of(file)).judge(name, ED25519)).isInstanceOf(Known.class);
  }

  @Test
  void fingerprintsAreThoseOfSshKeygen() {
    // ssh-keygen -lf ssh_host_ed25519_key.pub
    assertThat(ED25519.fingerprint()).isEqualTo(EXPECTED);
    assertThat(String.join("", ED25519.fingerprintGroups())).isEqualTo(EXPECTED.substring(7));
    assertThat(ED25519.fingerprintGroups()).hasSize(11);
    assertThat(ED25519.family()).isEqualTo("ED25519");
  }

  @Test
  void aPastedFingerprintIsFoundInWhateverSurroundsIt() {
    assertThat(ED25519.isNamedBy("256 " + EXPECTED + " root@web (ED25519)")).isTrue();
    assertThat(ED25519.isNamedBy(String.join(" ", ED25519.fingerprintGroups()))).isTrue();
    assertThat(ED25519.isNamedBy(EXPECTED.toLowerCase(Locale.ROOT))).isFalse();
    assertThat(ED25519.isNamedBy(OFFERED.get(1).fingerprint())).isFalse();
    assertThat(ED25519.isNamedBy("")).isFalse();
  }

  private static final String EXPECTED = "SHA256:IBpkHPAolDCHeESqk0rii5HSk9VHK0L91OvRMXXI67s";

  private static String line(HostKey key) {
    return key.type() + " " + key.base64();
  }

  private static HostKey offered(String file) {
    return Objects.requireNonNull(KeyFile.publicKeyIn(CASES.resolve("offered").resolve(file)));
  }
}
