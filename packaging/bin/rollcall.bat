@echo off
rem Starts Rollcall: the window, or a command. Needs Java 25 or newer; JAVA_HOME chooses which.
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA=java"
if exist "%HOME_FOLDER%\runtime\bin\java.exe" set "JAVA=%HOME_FOLDER%\runtime\bin\java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "RELEASE=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1 ^| findstr /i version"') do for /f "delims=.-" %%m in ("%%~v") do set "RELEASE=%%m"
if %RELEASE% LSS 25 (
    echo rollcall: no Java 25 or newer was found: install one, or set JAVA_HOME to its folder 1>&2
    exit /b 3
)
rem A command is over in seconds: the best compiler would cost more than it gives.
set "MEMORY=-XX:+UseSerialGC -Xmx768m"
if not "%~1"=="" set "MEMORY=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms224m -Xmn120m -Xmx1g -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40"
"%JAVA%" %MEMORY% --enable-native-access=ALL-UNNAMED --add-exports=java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED %ROLLCALL_JAVA_OPTIONS% -classpath "%HOME_FOLDER%\lib\*" dev.rollcall.launch.Main %*
exit /b %ERRORLEVEL%
