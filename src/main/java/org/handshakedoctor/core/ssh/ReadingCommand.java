package org.handshakedoctor.core.ssh;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Everything that this program ever runs at a server. The list is closed: each kind is one record,
/// makes its own line of checked parts, and only reads. There is no way to run a text.
///
/// The line goes to the login shell, whichever that is: sh, bash, dash, busybox, fish, csh. So
/// paths stand in single quotes, are absolute (and no option therefore), and those with a character
/// that one of these shells sees even there are refused: such files are read over SFTP, which has
/// no shell.
public sealed interface ReadingCommand {

  /// The line, each byte as one character; to show it, make it visible first.
  String line();

  /// The line as it is sent.
  default byte[] bytes() {
    return line().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Says a word of ours. Only a server that says it back, and nothing else, runs commands: others
  /// answer with a sentence, or greet first.
  record Echo(String word) implements ReadingCommand {
    private static final Pattern WORD = Pattern.compile("[0-9a-f]{1,64}");

    public Echo {
      require(WORD.matcher(word).matches());
    }

    @Override
    public String line() {
      return "echo " + word;
    }
  }

  /// The user and the groups he is in.
  record WhoAmI() implements ReadingCommand {
    @Override
    public String line() {
      return "id -Gn";
    }
  }

  /// Inode, size, time, owner and group of a file, with links followed.
  record Stat(RemotePath path) implements ReadingCommand {
    @Override
    public String line() {
      return "stat -L -c '%i %s %Y %U %G' " + quoted(path);
    }
  }

  /// A stretch of a file, packed on the way: a log becomes an eighth of its size.
  ///
  /// @param from the first byte, from 0
  record Packed(RemotePath path, long from, long count) implements ReadingCommand {
    public Packed {
      require(from >= 0 && count >= 0);
    }

    @Override
    public String line() {
      String file = quoted(path);
      String stretch =
          from == 0
              ? "head -c %d %s".formatted(count, file)
              : "tail -c +%d %s | head -c %d".formatted(from + 1, file, count);
      return stretch + " | gzip -1 -c";
    }
  }

  /// A whole file that only root may read, where sudo asks for no password or `rights` brings it.
  record CatAsRoot(Rights rights, RemotePath path) implements ReadingCommand {
    @Override
    public String line() {
      return rights.sudo() + "cat " + quoted(path);
    }
  }

  /// The end of a file that only root may read.
  ///
  /// @param from the first byte, from 0
  record TailAsRoot(Rights rights, RemotePath path, long from) implements ReadingCommand {
    public TailAsRoot {
      require(from >= 0);
    }

    @Override
    public String line() {
      return rights.sudo() + "tail -c +%d ".formatted(from + 1) + quoted(path);
    }
  }

  /// Inode, size and time of a file in a folder that only root may see.
  record StatAsRoot(Rights rights, RemotePath path) implements ReadingCommand {
    @Override
    public String line() {
      return rights.sudo() + new Stat(path).line();
    }
  }

  /// What goes on being written to a file that only root may read, through its rotations. One
  /// command for all the time: each sudo leaves a line in the server's own log.
  ///
  /// @param from the first byte, from 0
  record FollowAsRoot(Rights rights, RemotePath path, long from) implements ReadingCommand {
    public FollowAsRoot {
      require(from >= 0);
    }

    @Override
    public String line() {
      return rights.sudo() + "tail -c +%d -F ".formatted(from + 1) + quoted(path);
    }
  }

  /// What a systemd unit has written.
  ///
  /// @param days of how many days, or 0 for all there is
  record Journal(String unit, int days, boolean follow) implements ReadingCommand {
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:_.@-]{0,254}");

    public Journal {
      require(UNIT.matcher(unit).matches() && days >= 0);
    }

    @Override
    public String line() {
      return "journalctl -q --no-pager -o short-iso -u '%s'".formatted(unit)
          + (days > 0 ? " --since '%d days ago'".formatted(days) : "")
          + (follow ? " -n 0 -f" : "");
    }
  }

  /// The units that run, for those whose journal is worth offering.
  record Units() implements ReadingCommand {
    @Override
    public String line() {
      return "systemctl list-units --type=service --state=running --no-legend --plain --no-pager";
    }
  }

  /// What a container has written; servers in containers write errors to standard error.
  ///
  /// @param days of how many days, or 0 for all there is
  record Docker(String container, int days, boolean follow) implements ReadingCommand {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}");

    public Docker {
      require(NAME.matcher(container).matches() && days >= 0);
    }

    @Override
    public String line() {
      return "docker logs"
          + (days > 0 ? " --since %dh".formatted(24L * days) : "")
          + (follow ? " --tail 0 -f" : "")
          + " '"
          + container
          + "' 2>&1";
    }
  }

  /// The containers that run, with their images.
  record Containers() implements ReadingCommand {
    @Override
    public String line() {
      return "docker ps --format '{{.Names}} {{.Image}}'";
    }
  }

  /// How root's rights are got.
  sealed interface Rights {

    /// The beginning of the line.
    String sudo();

    /// sudo is set up to ask for no password.
    record NoPassword() implements Rights {
      @Override
      public String sudo() {
        return "sudo -n -- ";
      }
    }

    /// sudo reads the password from standard input. It is written there only after the marker has
    /// come on standard error, and stands in no line.
    ///
    /// @param marker that nobody can guess, so that no other program's question is answered
    record AskedFor(String marker) implements Rights {
      private static final Pattern MARKER = Pattern.compile("[0-9a-f]{16,64}");

      public AskedFor {
        require(MARKER.matcher(marker).matches());
      }

      @Override
      public String sudo() {
        return "sudo -S -p '%s' -- ".formatted(marker);
      }
    }
  }

  /// Whether a path can stand in a line. A control character ends it or commands a terminal;
  /// between single quotes fish still sees a backslash, and csh an exclamation mark.
  static boolean canName(RemotePath path) {
    return path.isAbsolute()
        && path.raw().chars().noneMatch(b -> b < ' ' || b == 0x7f || b == '\\' || b == '!');
  }

  private static String quoted(RemotePath path) {
    require(canName(path));
    return "'" + path.raw().replace("'", "'\\''") + "'";
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("this cannot stand in a command");
    }
  }
}
