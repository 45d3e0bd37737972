package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH's own server with a configuration of its own, on loopback, for whoever runs the test.
final class OpenSshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  static final String USER = System.getProperty("user.name");

  /// Made once, because a key of RSA takes its time.
  private static final Path KEYS = hostKeys();

  final Path folder;
  final Path authorizedKeys;
  private final int port;
  private final List<String> settings = new ArrayList<>();
  private Process process;

  /// Makes host keys of the kinds that people have.
  OpenSshServer(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.authorizedKeys = folder.resolve("authorized_keys");
    Files.writeString(authorizedKeys, "");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    for (String type : List.of("ed25519", "ecdsa", "rsa")) {
      String name = "host_" + type;
      Files.copy(KEYS.resolve(name), folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      Files.copy(KEYS.resolve(name + ".pub"), folder.resolve(name + ".pub"));
    }
    set("ListenAddress 127.0.0.1", "Port " + port, "PidFile none", "UsePAM no", "StrictModes no");
    set("AuthorizedKeysFile " + authorizedKeys, "Subsystem sftp internal-sftp");
    set("PermitRootLogin prohibit-password", "LogLevel VERBOSE");
  }

  private static Path hostKeys() {
    try {
      Path keys = Files.createTempDirectory("host-keys");
      for (String type : List.of("ed25519", "ecdsa", "rsa")) {
        Path file = keys.resolve("host_" + type);
        keygen("-q", "-t", type, "-N", "", "-f", file.toString());
        file.toFile().deleteOnExit();
        Path.of(file + ".pub").toFile().deleteOnExit();
      }
      return keys;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  OpenSshServer set(String... lines) {
    settings.addAll(List.of(lines));
    return this;
  }

  /// Only the host keys named here, by their types.
  OpenSshServer start(String... hostKeys) throws Exception {
    for (String type : hostKeys) {
      settings.add("HostKey " + hostKey(type));
    }
    Path config = Files.write(folder.resolve("sshd_config"), settings);
    if (USER.equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    for (int i = 0; i < 100 && !answers(); i++) {
      Thread.sleep(50);
    }
    return this;
  }

  int port() {
    return port;
  }

  String target() {
    return USER + "@127.0.0.1:" + port;
  }

  Path hostKey(String type) {
    return folder.resolve("host_" + type);
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /// The line with which this server is known.
  String knownHostsLine(String type) throws IOException {
    return "[127.0.0.1]:" + port + " " + Files.readString(Path.of(hostKey(type) + ".pub"));
  }

  void authorize(Path publicKey) throws IOException {
    Files.writeString(
        authorizedKeys, Files.readString(authorizedKeys) + Files.readString(publicKey));
  }

  /// A key of a user, let in by this server.
  Path userKey(Path file, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("-q", "-f", file.toString()));
    all.addAll(List.of(options));
    if (!all.contains("-N")) {
      all.addAll(List.of("-N", ""));
    }
    keygen(all.toArray(String[]::new));
    authorize(Path.of(file + ".pub"));
    return file;
  }

  static void keygen(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("ssh-keygen"));
    command.addAll(List.of(options));
    run(command);
  }

  static String run(List<String> command) throws Exception {
    Process one = new ProcessBuilder(command).redirectErrorStream(true).start();
    one.getOutputStream().close();
    String said = new String(one.getInputStream().readAllBytes());
    if (!one.waitFor(20, TimeUnit.SECONDS) || one.exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
    return said;
  }

  /// The processes that serve connections.
  List<ProcessHandle> serving() {
    return process.descendants().toList();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return socket.getInputStream().read() == 'S';
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      serving().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
