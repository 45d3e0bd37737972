package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A PowerShell script of rules in a group of our own.
///
/// - All of it is one block, so nothing happens before its last line has arrived.
/// - A rule of the same name would be a second rule, so those of the group are removed first.
/// - It takes itself back by a task of the system, which outlives the session: who is locked out
///   loses that.
final class WindowsFirewallWriter implements RuleWriter {

  /// Nobody says how many addresses a rule takes. More would be slow as well.
  private static final int MAX_NETWORKS = 10_000;

  private static final String APPLY =
      """
      paste all of it into a PowerShell that runs as administrator, or run there
      powershell -ExecutionPolicy Bypass -File handshake-doctor.ps1
      Then, within 5 minutes:
      Unregister-ScheduledTask -TaskName handshake-doctor -Confirm:$false
      """;

  @Override
  public String id() {
    return "windows";
  }

  @Override
  public String name() {
    return "Windows Defender Firewall";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int mostRules() {
    return MAX_NETWORKS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.ps1";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(this, list, Header.untilUndone(list, ""), effect(list), APPLY)
        + "& {\n$ErrorActionPreference = 'Stop'\n"
        + (list.isEmpty() ? undo() : rules(list.networks(), list.ports()))
        + "}\n";
  }

  @Override
  public String check() {
    return """
    Get-NetFirewallRule -Group handshake-doctor  # the rules
    Get-NetFirewallProfile  # the firewall must be on: Enabled True
    """;
  }

  @Override
  public String undo() {
    return """
    Remove-NetFirewallRule -Group handshake-doctor -ErrorAction SilentlyContinue
    Unregister-ScheduledTask handshake-doctor -Confirm:$false -ErrorAction SilentlyContinue
    """;
  }

  private static String rules(List<IpPrefix> blocked, List<Integer> numbers) {
    String networks =
        blocked.stream()
            .map(network -> "'" + network + "'\n")
            .collect(Collectors.joining("", "$networks = @(\n", ")\n"));
    String ports =
        numbers.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "$ports = @(", ")\n"));
    return networks
        + ports
        + """
        $saved = Join-Path $env:ProgramData "handshake-doctor-$(Get-Date -Format yyyyMMddHHmmss).wfw"
        netsh advfirewall export $saved | Out-Null
        if ($LASTEXITCODE) { throw 'The state before could not be saved: nothing is changed' }
        Write-Host "The state before is saved in $saved"
        $undo = @{
        Execute = 'powershell.exe'
        Argument = '-NoProfile -Command Remove-NetFirewallRule -Group handshake-doctor'
        }
        $task = @{
        TaskName = 'handshake-doctor'
        Action = New-ScheduledTaskAction @undo
        Trigger = New-ScheduledTaskTrigger -Once -At (Get-Date).AddMinutes(5)
        User = 'SYSTEM'
        }
        Register-ScheduledTask @task -RunLevel Highest -Force | Out-Null
        Write-Host 'All works? Then keep the rules:'
        Write-Host 'Unregister-ScheduledTask -TaskName handshake-doctor -Confirm:$false'
        Write-Host 'Without that they are taken back in 5 minutes.'
        Remove-NetFirewallRule -Group handshake-doctor -ErrorAction SilentlyContinue
        for ($i = 0; $i -lt $networks.Count; $i += 1000) {
          foreach ($protocol in 'TCP', 'UDP') {
            $rule = @{
            DisplayName = "handshake-doctor $protocol $i"
            Group = 'handshake-doctor'
            Direction = 'Inbound'
            Action = 'Block'
            Protocol = $protocol
            LocalPort = $ports
            RemoteAddress = $networks[$i..([Math]::Min($i + 999, $networks.Count - 1))]
            }
            New-NetFirewallRule @rule | Out-Null
          }
        }
        """;
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. A rule that blocks beats rules that allow.
    """
        .formatted(Header.ports(list));
  }
}
