@echo off
rem Runs the built `lab` command, building it first when it is missing.
setlocal
set "LAB_ROOT=%~dp0"
set "CLI=%~dp0artifacts\embedded\bin\Cli\release\MlopsLab.Cli.exe"
if not exist "%CLI%" dotnet build "%~dp0src\Cli" --configuration Release --verbosity quiet --nologo 1>&2
"%CLI%" %*
