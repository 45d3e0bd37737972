package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.handshakedoctor.core.sftp.FileAttributes;
import org.handshakedoctor.core.sftp.SftpClient;
import org.handshakedoctor.core.sftp.SftpException;
import org.handshakedoctor.core.sftp.SftpFile;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.ReadingCommand.Rights;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// The logs of one server: finds them, looks at them, and makes them logs like any other.
public final class RemoteLogs {
  /// All of a log.
  public static final long ALL_BYTES = Long.MAX_VALUE;

  /// Files that lie among logs and are none.
  private static final Pattern NO_LOG =
      Pattern.compile(
          "\\..*|[bw]tmp.*|lastlog|faillog|.*\\.(journal~?|db|sqlite3?|pid|sock|png|jpe?g|html?|php)");

  /// Names that can be asked for again.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:_.@-]{0,254}");

  private static final int MOST_CANDIDATES = 300;
  private static final int MOST_SITES = 200;
  private static final String JOURNAL = "journal:";
  private static final String DOCKER = "docker:";

  private final RemoteServer server;
  private final LogCache cache;

  public RemoteLogs(RemoteServer server, LogCache cache) {
    this.server = server;
    this.cache = cache;
  }

  /// The logs in the usual places, the best first. Places that are not there, or not to be seen,
  /// are passed over.
  public List<RemoteLogSet> usual(CancellationToken cancelled) throws SshException, IOException {
    SftpClient sftp = server.sftp();
    RemotePath home = sftp.realPath(RemotePath.of("."));
    Map<String, List<RemoteFile>> found = new LinkedHashMap<>();
    for (UsualPlaces.Place place : UsualPlaces.ALL) {
      for (RemotePath folder : folders(sftp, place, home, cancelled)) {
        for (RemoteFile file : filesOrNone(sftp, folder, cancelled)) {
          if (place.names().matcher(file.path().fileName()).matches()) {
            found.computeIfAbsent(place.what(), _ -> new ArrayList<>()).add(file);
          }
        }
      }
    }
    List<RemoteLogSet> sets = new ArrayList<>();
    found.forEach(
        (what, files) ->
            RemoteLogSet.sets(files)
                .forEach(parts -> sets.add(new RemoteLogSet(what, parts, false))));
    return withRights(sftp, sets);
  }

  /// What lies in a folder: folders first, then files, each by its name. Links are followed; those
  /// that lead nowhere, pipes and devices are left out.
  public List<RemoteFile> list(RemotePath folder, CancellationToken cancelled)
      throws SshException, IOException {
    SftpClient sftp = server.sftp();
    List<RemoteFile> files = new ArrayList<>();
    for (SftpClient.Entry entry : sftp.list(folder, cancelled).entries()) {
      FileAttributes attributes = entry.attributes();
      try {
        attributes = attributes.isLink() ? sftp.stat(entry.path()) : attributes;
      } catch (SftpException e) {
        if (e.reason().isFatal()) {
          throw e;
        }
        continue;
      }
      if (attributes.isFolder() || attributes.isRegularFile()) {
        files.add(file(entry.path(), attributes));
      }
    }
    files.sort(
        Comparator.comparing((RemoteFile file) -> !file.folder())
            .thenComparing(file -> file.path().fileName()));
    return files;
  }

  /// What a path leads to: the file itself, or the logs in the folder with their older parts.
  ///
  /// @throws SftpException when there is nothing, or it may not be seen
  public List<RemoteLogSet> at(RemotePath path, CancellationToken cancelled)
      throws SshException, IOException {
    SftpClient sftp = server.sftp();
    FileAttributes attributes = sftp.stat(path);
    if (!attributes.isFolder()) {
      return List.of(new RemoteLogSet("", List.of(file(path, attributes)), true));
    }
    List<RemoteFile> files =
        list(path, cancelled).stream()
            .filter(file -> !file.folder())
            .filter(file -> !NO_LOG.matcher(file.path().fileName()).matches())
            .toList();
    return RemoteLogSet.sets(files).stream()
        .map(parts -> new RemoteLogSet("", parts, true))
        .toList();
  }

  /// The last whole lines of a file, to look at before it is fetched.
  ///
  /// @param most bytes
  public byte[] end(RemotePath path, int most, CancellationToken cancelled)
      throws SshException, IOException {
    SftpClient sftp = server.sftp();
    if (!sftp.stat(path).isRegularFile()) {
      return new byte[0];
    }
    try (SftpFile file = sftp.open(path)) {
      long size = file.attributes().size();
      long from = Math.max(0, size - most);
      byte[] bytes = file.read(from, (int) (size - from), cancelled);
      int start = 0;
      while (from > 0 && start < bytes.length && bytes[start++] != '\n') {
        // Up to the first whole line.
      }
      return java.util.Arrays.copyOfRange(bytes, start, bytes.length);
    }
  }

  /// A file as a log.
  ///
  /// @param lastBytes only so many of its end, or [#ALL_BYTES]
  public FetchedLog log(RemoteFile file, long lastBytes) {
    return log(file, new SftpAccess(server, file.path(), false), lastBytes);
  }

  /// The same, packed by the server before it is sent: for slow links that do not pack by
  /// themselves.
  public FetchedLog packedLog(RemoteFile file, long lastBytes) {
    return log(file, new SftpAccess(server, file.path(), true), lastBytes);
  }

  /// A file that only root may read.
  ///
  /// @param password null where sudo asks for none
  public FetchedLog logAsRoot(RemoteFile file, @Nullable RootPassword password) {
    return log(
        file, new CommandAccess(server, commands(file.path(), password), password), ALL_BYTES);
  }

  /// The line that [#logAsRoot(RemoteFile, RootPassword)] sends, for the user to see before it is
  /// sent.
  public static String commandAsRoot(RemotePath path, @Nullable RootPassword password) {
    return commands(path, password).whole().line();
  }

  /// The systemd units that run, for those whose journal may be wanted; none where the server has
  /// no systemd or runs no commands.
  public List<String> units() throws SshException {
    return firstWords(new ReadingCommand.Units());
  }

  /// The containers that run; none where the server has no Docker or does not let the user ask.
  public List<String> containers() throws SshException {
    return firstWords(new ReadingCommand.Containers());
  }

  /// What a systemd unit has written to the journal.
  ///
  /// @param days of how many days, or 0 for all there is
  public FetchedLog journal(String unit, int days) {
    return printed(JOURNAL + unit, new Commands.Journal(unit, days));
  }

  /// What a container has written.
  ///
  /// @param days of how many days, or 0 for all there is
  public FetchedLog docker(String container, int days) {
    return printed(DOCKER + container, new Commands.Docker(container, days));
  }

  /// What a fault of looking for a log means.
  public static SourceProblem problem(IOException fault) {
    return Problems.of(fault).problem();
  }

  /// Whose a file is and who asks, for advice to one who may not read it; null where the server
  /// runs no commands or does not say.
  public @Nullable FileOwner owner(RemotePath path) throws SshException {
    if (!ReadingCommand.canName(path) || !server.runsCommands()) {
      return null;
    }
    try {
      List<String> said =
          List.of(server.answer(new ReadingCommand.Stat(path)).strip().split(" ", -1));
      String groups = server.answer(new ReadingCommand.WhoAmI()).strip();
      return said.size() == 5
          ? new FileOwner(said.get(3), said.get(4), List.of(groups.split(" ", -1)))
          : null;
    } catch (IOException _) {
      return null;
    }
  }

  /// Whose a file is.
  ///
  /// @param groups those that the user is in
  public record FileOwner(String owner, String group, List<String> groups) {
    public FileOwner {
      groups = List.copyOf(groups);
    }
  }

  private List<String> firstWords(ReadingCommand command) throws SshException {
    if (!server.runsCommands()) {
      return List.of();
    }
    try {
      return server
          .answer(command)
          .lines()
          .map(line -> line.strip().replaceFirst(" .*", ""))
          .filter(name -> NAME.matcher(name).matches())
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private FetchedLog log(RemoteFile file, Access access, long lastBytes) {
    FetchedLog.Size size = new FetchedLog.Size(file.size(), lastBytes, file.modified());
    return new FetchedLog(
        server.name() + file.path().inAddress(), server.name(), cache, access, size);
  }

  private FetchedLog printed(String name, Commands commands) {
    FetchedLog.Size size = new FetchedLog.Size(-1, ALL_BYTES, Instant.now());
    return new FetchedLog(
        server.name() + "/" + name,
        server.name(),
        cache,
        new CommandAccess(server, commands, null),
        size);
  }

  private static Commands commands(RemotePath path, @Nullable RootPassword password) {
    Rights rights = password == null ? new Rights.NoPassword() : password.rights();
    return new Commands.File(rights, path);
  }

  private List<RemotePath> folders(
      SftpClient sftp, UsualPlaces.Place place, RemotePath home, CancellationToken cancelled)
      throws SshException, IOException {
    RemotePath parent = place.parent(home);
    if (!place.hasStar()) {
      return List.of(parent);
    }
    List<RemotePath> folders = new ArrayList<>();
    for (RemoteFile child : filesOrNone(sftp, parent, cancelled)) {
      if (child.folder() && folders.size() < MOST_SITES) {
        RemotePath folder = child.path();
        for (String name : place.behindStar()) {
          folder = folder.child(name.getBytes(StandardCharsets.UTF_8));
        }
        folders.add(folder);
      }
    }
    return folders;
  }

  private List<RemoteFile> filesOrNone(
      SftpClient sftp, RemotePath folder, CancellationToken cancelled)
      throws SshException, IOException {
    try {
      return list(folder, cancelled);
    } catch (SftpException e) {
      if (!sftp.isAlive() || e.reason() == SftpException.Reason.CANCELLED) {
        throw e;
      }
      return List.of();
    }
  }

  /// Whether a file may be read is known only by opening it; all are tried at once, for each takes
  /// the time of a way there and back.
  private static List<RemoteLogSet> withRights(SftpClient sftp, List<RemoteLogSet> sets) {
    List<RemoteLogSet> likely =
        sets.stream().sorted(RemoteLogSet.BEST_FIRST).limit(MOST_CANDIDATES).toList();
    List<CompletableFuture<Boolean>> readable =
        likely.stream()
            .map(
                set ->
                    CompletableFuture.supplyAsync(
                        () -> isReadable(sftp, set), Thread::startVirtualThread))
            .toList();
    List<RemoteLogSet> tried = new ArrayList<>();
    for (int i = 0; i < likely.size(); i++) {
      RemoteLogSet set = likely.get(i);
      tried.add(new RemoteLogSet(set.what(), set.parts(), readable.get(i).join()));
    }
    tried.sort(RemoteLogSet.BEST_FIRST);
    return tried;
  }

  private static boolean isReadable(SftpClient sftp, RemoteLogSet set) {
    try (SftpFile _ = sftp.open(set.youngest().path())) {
      return true;
    } catch (SftpException _) {
      return false;
    }
  }

  private static RemoteFile file(RemotePath path, FileAttributes attributes) {
    Instant modified = Instant.ofEpochSecond(Math.max(0, attributes.modified()));
    return new RemoteFile(path, attributes.size(), modified, attributes.isFolder());
  }
}
