<?xml version="1.0" encoding="utf-8"?>
<!-- Makes the help file that PowerShell reads out of the sources in this folder. Every parameter is described once; the syntax is
     derived: "in" names the parameter sets that a parameter is optional in, "required-in" those that demand it, "*" stands for all.
     A command with shared="false" takes no target, and has only its own parameters. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:maml="http://schemas.microsoft.com/maml/2004/10"
    xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10"
    xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
  <xsl:output method="xml" encoding="utf-8" indent="no"/>
  <xsl:variable name="shared" select="/help/parameters"/>

  <xsl:template match="/help">
    <helpItems schema="maml" xmlns="http://msh">
      <xsl:apply-templates select="command"/>
    </helpItems>
  </xsl:template>

  <xsl:template match="command">
    <xsl:variable name="parameters" select="parameter | $shared/parameter[@in][not(current()/@shared = 'false')][not(@name = current()/parameter/@name)]"/>
    <command:command>
      <command:details>
        <command:name><xsl:value-of select="@name"/></command:name>
        <command:verb><xsl:value-of select="substring-before(@name, '-')"/></command:verb>
        <command:noun><xsl:value-of select="substring-after(@name, '-')"/></command:noun>
        <maml:description><maml:para><xsl:value-of select="normalize-space(synopsis)"/></maml:para></maml:description>
      </command:details>
      <maml:description><xsl:apply-templates select="description/para"/></maml:description>
      <command:syntax>
        <xsl:for-each select="set">
          <xsl:variable name="optional" select="concat(' ', @name, ' ')"/>
          <command:syntaxItem>
            <maml:name><xsl:value-of select="../@name"/></maml:name>
            <xsl:for-each select="$parameters">
              <xsl:variable name="demanded" select="@required-in = '*' or contains(concat(' ', @required-in, ' '), $optional)"/>
              <xsl:if test="$demanded or @in = '*' or contains(concat(' ', @in, ' '), $optional)">
                <xsl:call-template name="parameter"><xsl:with-param name="required" select="$demanded"/></xsl:call-template>
              </xsl:if>
            </xsl:for-each>
          </command:syntaxItem>
        </xsl:for-each>
      </command:syntax>
      <command:parameters>
        <xsl:for-each select="$parameters">
          <xsl:sort select="@name"/>
          <xsl:call-template name="parameter"><xsl:with-param name="required" select="not(@in)"/></xsl:call-template>
        </xsl:for-each>
      </command:parameters>
      <command:inputTypes><xsl:apply-templates select="input"/></command:inputTypes>
      <command:returnValues><xsl:apply-templates select="output"/></command:returnValues>
      <maml:alertSet><maml:alert><xsl:apply-templates select="notes/para"/></maml:alert></maml:alertSet>
      <command:examples><xsl:apply-templates select="example"/></command:examples>
      <command:relatedLinks><xsl:apply-templates select="link | $shared/link"/></command:relatedLinks>
    </command:command>
  </xsl:template>

  <!-- A parameter with "ref" takes type and description from the shared one of that name. -->
  <xsl:template name="parameter">
    <xsl:param name="required"/>
    <xsl:variable name="name" select="@name"/>
    <xsl:variable name="text" select="self::*[para] | $shared/parameter[@name = $name and not(current()/para)]"/>
    <command:parameter required="{$required}" variableLength="{contains($text/@type, '[]')}" globbing="{$text/@wildcards = 'true'}" aliases="none">
      <xsl:attribute name="pipelineInput"><xsl:choose><xsl:when test="$text/@pipeline">True (<xsl:value-of select="$text/@pipeline"/>)</xsl:when><xsl:otherwise>False</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:attribute name="position"><xsl:choose><xsl:when test="$text/@position"><xsl:value-of select="$text/@position"/></xsl:when><xsl:otherwise>named</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:if test="$text/@aliases"><xsl:attribute name="aliases"><xsl:value-of select="$text/@aliases"/></xsl:attribute></xsl:if>
      <maml:name><xsl:value-of select="@name"/></maml:name>
      <maml:description><xsl:apply-templates select="$text/para"/></maml:description>
      <xsl:if test="$text/@type != 'SwitchParameter'">
        <command:parameterValue required="true" variableLength="{contains($text/@type, '[]')}"><xsl:value-of select="$text/@type"/></command:parameterValue>
      </xsl:if>
      <dev:type><maml:name><xsl:value-of select="$text/@type"/></maml:name><maml:uri/></dev:type>
      <dev:defaultValue><xsl:choose><xsl:when test="$text/@default"><xsl:value-of select="$text/@default"/></xsl:when><xsl:when test="$text/@type = 'SwitchParameter'">False</xsl:when><xsl:otherwise>None</xsl:otherwise></xsl:choose></dev:defaultValue>
    </command:parameter>
  </xsl:template>

  <xsl:template match="input">
    <command:inputType><dev:type><maml:name><xsl:value-of select="@type"/></maml:name></dev:type><maml:description><xsl:apply-templates select="para"/></maml:description></command:inputType>
  </xsl:template>

  <xsl:template match="output">
    <command:returnValue><dev:type><maml:name><xsl:value-of select="@type"/></maml:name></dev:type><maml:description><xsl:apply-templates select="para"/></maml:description></command:returnValue>
  </xsl:template>

  <xsl:template match="example">
    <command:example>
      <maml:title>---------- Example <xsl:number/>: <xsl:value-of select="@title"/> ----------</maml:title>
      <dev:code><xsl:value-of select="code"/></dev:code>
      <dev:remarks><xsl:apply-templates select="para"/><maml:para/></dev:remarks>
    </command:example>
  </xsl:template>

  <xsl:template match="link">
    <maml:navigationLink><maml:linkText><xsl:value-of select="."/></maml:linkText><maml:uri><xsl:value-of select="@uri"/></maml:uri></maml:navigationLink>
  </xsl:template>

  <!-- Get-Help breaks the remarks of examples at the last column of the screen, in the middle of a word. -->
  <xsl:template match="example/para">
    <maml:para><xsl:call-template name="lines"><xsl:with-param name="text" select="normalize-space(.)"/></xsl:call-template></maml:para>
  </xsl:template>

  <xsl:template name="lines">
    <xsl:param name="text"/>
    <xsl:param name="line" select="''"/>
    <xsl:variable name="word" select="substring-before(concat($text, ' '), ' ')"/>
    <xsl:variable name="full" select="string-length($line) + 1 + string-length($word) &gt; 75"/>
    <xsl:choose>
      <xsl:when test="$text = ''"><xsl:value-of select="$line"/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="$line != '' and $full"><xsl:value-of select="concat($line, '&#10;')"/></xsl:if>
        <xsl:call-template name="lines">
          <xsl:with-param name="text" select="substring-after($text, ' ')"/>
          <xsl:with-param name="line">
            <xsl:if test="$line != '' and not($full)"><xsl:value-of select="concat($line, ' ')"/></xsl:if>
            <xsl:value-of select="$word"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="para"><maml:para><xsl:value-of select="normalize-space(.)"/></maml:para></xsl:template>
</xsl:stylesheet>
