# Installs, uses and removes the msi, as installer/test.sh does on Linux.
$ErrorActionPreference = 'Stop'
$msi = (Get-ChildItem target/installer/packages/*.msi).FullName
$log = 'src/test/resources/samples/article.log'

function Install([string[]] $arguments) {
  $run = Start-Process msiexec -ArgumentList ($arguments + '/quiet') -Wait -PassThru
  if ($run.ExitCode -ne 0) { throw "msiexec $arguments ended with $($run.ExitCode)" }
}

Install @('/i', "`"$msi`"")
$folder = Join-Path $env:LOCALAPPDATA 'Handshake Doctor'
$command = Join-Path $folder 'handshake-doctor.exe'
if (-not [Environment]::GetEnvironmentVariable('PATH', 'User').Contains('Handshake Doctor')) { throw 'not on the PATH' }
& $command analyze --json $log | ConvertFrom-Json | Out-Null
if ($LASTEXITCODE -ne 0) { throw "analyze ended with $LASTEXITCODE" }
& $command analyze C:\no\such.log 2> $null
if ($LASTEXITCODE -ne 3) { throw "an unreadable source ended with $LASTEXITCODE" }
$window = Start-Process (Join-Path $folder 'Handshake Doctor.exe') -ArgumentList (Resolve-Path $log) -PassThru
Start-Sleep 15
$window.Refresh()
if ($window.HasExited -or $window.MainWindowTitle -ne 'Handshake Doctor') { throw 'the window did not open' }
$window.CloseMainWindow() | Out-Null
$window.WaitForExit(10000) | Out-Null
Install @('/x', "`"$msi`"")
if (Test-Path $command) { throw 'removing left files' }
Write-Output 'installed, used and removed'
